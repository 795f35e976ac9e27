import { expect, test } from 'vitest';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';

test.each([
  ['---\ntitle: A\n---\nBody', { title: 'A' }, 'Body'],
  ['+++\ntitle = "A"\n+++\n\nBody\n', { title: 'A' }, 'Body\n'],
  ['\uFEFF---\r\ntitle: A\r\n---\r\nBody\r\n', { title: 'A' }, 'Body\n'],
  ['---\n---\nBody', {}, 'Body'],
  ['---\ntitle: A\n---', { title: 'A' }, ''],
  ['---\na: "---"\n---\nB\n---\nC', { a: '---' }, 'B\n---\nC'],
  ['---\ntitle: A\n...\nBody', { title: 'A' }, 'Body'],
  ['\n\n---\ntitle: A\n---\nBody', { title: 'A' }, 'Body'],
  ['---yaml\ntitle: A\n---\nBody', { title: 'A' }, 'Body'],
  ['---toml\ntitle = "A"\n---\nBody', { title: 'A' }, 'Body'],
  ['---json\n{ "title": "A", "tags": ["b"] }\n---\nBody', { title: 'A', tags: ['b'] }, 'Body'],
  [
    "---js\n{\n  title: 'It\\'s: A', // why\n  tags: ['b', \"c\",],\n  draft: true,\n}\n---\nBody",
    { title: "It's: A", tags: ['b', 'c'], draft: true },
    'Body',
  ],
  [
    '---js\nmodule.exports = { title:"A", /* x */ nested: { a: 1 } };\n---\nBody',
    { title: 'A', nested: { a: 1 } },
    'Body',
  ],
  ['{\n"title": "A {",\n"draft": true\n}\n\nBody', { title: 'A {', draft: true }, 'Body'],
  ['"title": "A",\n"tags": ["b"]\n;;;\nBody', { title: 'A', tags: ['b'] }, 'Body'],
  [';;;\n{ "title": "A" }\n;;;\nBody', { title: 'A' }, 'Body'],
  ['title: A\ndate: 2020-01-02\n---\nBody', { title: 'A', date: '2020-01-02' }, 'Body'],
  [
    'Title: A: b\nDate: 2020-01-02\nTags: x, y\n  z\n\nBody\n\nNote: c',
    { Title: 'A: b', Date: '2020-01-02', Tags: ['x, y', 'z'] },
    'Body\n\nNote: c',
  ],
])('%j is front matter and a body', (text, fields, body) => {
  expect(readFrontMatter(text)).toMatchObject({ fields, body });
});

test.each([
  ...[
    'Just text',
    '',
    '----\ntitle: A\n----',
    'x\n---\ntitle: A\n---',
    '---\njust words\n---\n',
    '---\n- a\n---\n',
  ],
  ...[
    'Note: this is text\n\nand more',
    'A heading: of this kind\n---\n\nText',
    '{{< youtube x >}}',
    '{ "open',
    '[a]: b',
  ],
])('%j has no front matter', (text) => {
  expect(readFrontMatter(text)).toBeNull();
});

test.each([
  ['title: Rust: the book\ntags: [a]', { title: 'Rust: the book', tags: ['a'] }],
  ['title: `code`\ndraft: true', { title: '`code`', draft: true }],
  ['title: "A\ndate: 2020-01-02', { title: 'A', date: '2020-01-02' }],
  ['title: A\ntags:\n\t- b\n\t- c', { title: 'A', tags: ['b', 'c'] }],
  ['title: A\nauthor: x\nauthor: y', { title: 'A', author: 'y' }],
  ['title: @decorators\nsummary: 50% off: now', { title: '@decorators', summary: '50% off: now' }],
  ['title: 007\nversion: 1.10\nslug: 1e3', { title: '007', version: '1.10', slug: '1e3' }],
  ['title: A\n  bad: [\ntags: [b]', { tags: ['b'] }],
])('YAML that other generators read is read: %j', (head, fields) => {
  expect(readFrontMatter(`---\n${head}\n---\nBody`)).toMatchObject({ fields, body: 'Body' });
});

test('TOML that is not quite right is read line by line, with a note', () => {
  const read = readFrontMatter(
    '+++\ntitle = "A"\ntitle = "B"\ndate = 2020-01-02\ntags = [\n"x",\n"y"]\nbad = who knows\n[extra]\nlead = 1\n+++\nBody',
  );
  expect(read?.fields).toMatchObject({ title: 'B', tags: ['x', 'y'], bad: 'who knows', extra: { lead: 1 } });
  expect(read?.notes).toEqual([
    expect.stringMatching(/^the TOML front matter is not quite right .* line by line$/),
  ]);
});

test.each([
  ['---\ntitle: A\n\nText without an end', /begins and has no end/],
  ['+++\ntitle = "A"\n\nText', /begins and has no end/],
  ['---js\n{ title: require("fs").readFileSync("/etc/passwd") }\n---\n', /programs are not run/],
  ['---js\n{ title: `a${1}` }\n---\n', /programs are not run/],
  ['---json\n{ "title": \n---\n', /that can be read/],
])('%j is refused in a sentence', (text, why) => {
  expect(() => readFrontMatter(text)).toThrow(why);
});

test('aliases of YAML that unfold without end are refused, and a prototype is no field', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghi'].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`,
    ),
  ];
  const read = readFrontMatter(`---\n${bomb.join('\n')}\ntitle: A\n---\n`);
  expect(read?.fields.title).toBe('A');
  expect(JSON.stringify(read?.fields).length).toBeLessThan(10_000);
  const odd = readFrontMatter('---\n__proto__:\n  draft: true\ntitle: A\n---\n');
  expect(Object.getPrototypeOf(odd?.fields)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).draft).toBeUndefined();
});
