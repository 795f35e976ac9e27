import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AddressBook } from '@/lib/import/address-book';
import { findReferences, replaceReferences } from '@/lib/markdown/references';

const markdown = `[a](a.md "a.md") ![a.png](a.png) [![i](i.png)](b.md) [ref] ![pic]
<img alt='x' src='c.png'> <a class="y" href="d.md">d.md</a> \`[no](code.md)\` {{< youtube id >}}

\`\`\`
[no](fence.md) {{ no }}
\`\`\`

<p>{% include x.html %}</p>

[ref]: <e.md>
[pic]: f.png
`;

test('every address is found where it stands, with what it is, and none in code', () => {
  const { references } = findReferences(markdown);
  expect(references.map(({ url, kind }) => `${kind} ${url}`)).toEqual([
    ...[
      'link a.md',
      'image a.png',
      'image i.png',
      'link b.md',
      'image c.png',
      'link d.md',
      'link e.md',
      'image f.png',
    ],
  ]);
  for (const { url, start, end } of references) expect(markdown.slice(start, end)).toBe(url);
});

test('only addresses are replaced', () => {
  const { references } = findReferences(markdown);
  const changed = replaceReferences(
    markdown,
    references.map((reference) => ({ reference, url: 'NEW' })),
  );
  expect(changed).toContain('[a](NEW "a.md") ![a.png](NEW) [![i](NEW)](NEW) [ref] ![pic]');
  expect(changed).toContain(`<img alt='x' src='NEW'> <a class="y" href="NEW">d.md</a> \`[no](code.md)\``);
  expect(changed).toContain('[ref]: <NEW>\n[pic]: NEW\n');
});

test.each([
  ['[x](a\\_b.md)', 'a_b.md', '[x](NEW)'],
  ['![x](a&amp;b.png)', 'a&b.png', '![x](NEW)'],
  ['![x](<a b.png> "t")', 'a b.png', '![x](<NEW> "t")'],
  ['[a.md](a.md)', 'a.md', '[a.md](NEW)'],
  ['<img alt="a > b" src=c.png>', 'c.png', '<img alt="a > b" src=NEW>'],
  ['-\t<div>\n\t<img src="c.png"></div>', 'c.png', '-\t<div>\n\t<img src="NEW"></div>'],
  [`<a title='src="x"' HREF = "a&amp;b.md">y</a>`, 'a&b.md', `<a title='src="x"' HREF = "NEW">y</a>`],
])('in %j the address is %j and nothing else is touched', (text, url, changed) => {
  const { references } = findReferences(text);
  expect(references.map((reference) => reference.url)).toEqual([url]);
  expect(replaceReferences(text, [{ reference: references[0]!, url: 'NEW' }])).toBe(changed);
});

test('each picture of a srcset is found where it stands', () => {
  const text = '<img src="a.png" srcset="b.png 1x, c,d.png?x=1&amp;y 2x,\n  e.png">';
  const { references } = findReferences(text);
  expect(references.map(({ url, kind }) => `${kind} ${url}`)).toEqual([
    'image a.png',
    'image b.png',
    'image c,d.png?x=1&y',
    'image e.png',
  ]);
  expect(
    replaceReferences(
      text,
      references.map((reference) => ({ reference, url: 'N' })),
    ),
  ).toBe('<img src="N" srcset="N 1x, N 2x,\n  N">');
});

const containers: ((lines: string[]) => string[])[] = [
  (lines) => lines.map((line) => `> ${line}`),
  (lines) => lines.map((line) => `> > ${line}`),
  (lines) => lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  (lines) => lines.map((line, index) => (index === 0 ? `12. ${line}` : `    ${line}`)),
];
const blocks = [
  (url: string) => ['<div>', `<img alt="a > b" src="${url}"`, `  width=3><a href='${url}'> x</a>`, '</div>'],
  (url: string) => [
    '<table><tr>',
    `<td><a href="${url}">ä 🚂</a></td>`,
    '',
    `<td><img src=${url}>`,
    '',
    '</table>',
  ],
  (url: string) => ['word <img', `src="${url}"> and [x](${url})`, `![y](<${url}> "t")`],
  (url: string) => ['| a | b |', '| - | - |', `| [x](${url}) | <img src="${url}"> |`],
  (url: string) => ['[ref] ![ref]', '', `[ref]: ${url}`],
];

test('an address is replaced and nothing else, whatever it stands in', () => {
  const bodies = fc.tuple(
    fc.array(fc.constantFrom(...blocks), { minLength: 1, maxLength: 4 }),
    fc.array(fc.constantFrom(...containers), { maxLength: 4 }),
  );
  fc.assert(
    fc.property(bodies, ([parts, around]) => {
      const write = (url: string) => {
        const lines = parts.flatMap((part) => ['Text', '', ...part(url), '']);
        return around.reduce((inner, wrap) => wrap(inner), lines).join('\n');
      };
      const before = write('old.png');
      const { references } = findReferences(before);
      const replacements = references.map((reference) => ({ reference, url: 'somewhere/else.webp' }));
      expect(references.every(({ url }) => url === 'old.png')).toBe(true);
      expect(replaceReferences(before, replacements)).toBe(write('somewhere/else.webp'));
      for (const { start, end } of references) expect(before.slice(start, end)).toBe('old.png');
    }),
    { numRuns: 300 },
  );
});

test('shortcodes are named, those in code are not', () => {
  expect(findReferences(markdown).shortcodes).toEqual(['{{< youtube id >}}', '{% include x.html %}']);
});

const book = new AddressBook([
  { path: 'a.md', slug: 'a', addresses: ['/2016/05/13/a', '/old/ä'] },
  { path: 'blog/b/index.md', slug: 'b-2', addresses: ['/2016/05/14/b'] },
]);
const from = { path: 'blog/c.md', addresses: ['/2016/05/15/c'] };

test.each([
  ['../a.md', '/posts/a'],
  ['../a.md#part', '/posts/a#part'],
  ['b/index.md', '/posts/b-2'],
  ['./b.md', '/posts/b-2'],
  ['@/blog/b/index.md', '/posts/b-2'],
  ['@/content/a.md', '/posts/a'],
  ['/2016/05/13/a', '/posts/a'],
  ['/2016/05/13/a/', '/posts/a'],
  ['/2016/05/13/a.html#x', '/posts/a#x'],
  ['/old/%C3%A4', '/posts/a'],
  ['../../13/a', '/posts/a'],
  ['/nowhere', null],
  ['c/d.md', null],
  ['@/other.md', null],
  ['%', null],
])('%j leads to %j', (url, address) => {
  expect(book.resolve(from, url)).toBe(address);
});

test('very many codes of another system are found', () => {
  expect(findReferences('{{a}}'.repeat(200_000)).shortcodes).toHaveLength(200_000);
});

test('codes that never end take the time of those that do', () => {
  const cpuOf = (text: string) => {
    const before = process.cpuUsage();
    findReferences(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  cpuOf('{{a}}');
  expect(cpuOf('{{a '.repeat(50_000))).toBeLessThan(10 * cpuOf('{{a}} '.repeat(50_000)) + 1_000_000);
});
