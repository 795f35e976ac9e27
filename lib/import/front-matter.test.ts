import { expect, test } from 'vitest';
import { parseFrontMatter } from '@/lib/import/front-matter';
import { readPostSource, type PostSource } from '@/lib/import/post-source';
import { dateFromPath, parseDate } from '@/lib/import/publish-date';

function sourceOf(file: string, text: string): PostSource {
  const source = readPostSource(file, text);
  if (typeof source === 'string') throw new Error(source);
  return source;
}

test.each([
  ['---\ntitle: A\n---\nBody', { title: 'A' }, 'Body'],
  ['+++\ntitle = "A"\n+++\n\nBody\n', { title: 'A' }, 'Body\n'],
  ['\uFEFF---\r\ntitle: A\r\n---\r\nBody\r\n', { title: 'A' }, 'Body\n'],
  ['---\n---\nBody', {}, 'Body'],
  ['---\ntitle: A\n---', { title: 'A' }, ''],
  ['---\na: "---"\n---\nB\n---\nC', { a: '---' }, 'B\n---\nC'],
])('%j is front matter and a body', (text, fields, body) => {
  expect(parseFrontMatter(text)).toEqual({ fields, body });
});

test.each(['Just text', '', '----\ntitle: A\n----', 'x\n---\ntitle: A\n---'])(
  '%j has no front matter',
  (text) => {
    expect(parseFrontMatter(text)).toBeNull();
  },
);

test.each(['---\ntitle: "A\n---\n', '+++\ntitle = A\n+++\n', '---\n- a\n---\n', '---\njust words\n---\n'])(
  'front matter that is broken is told in one sentence: %j',
  (text) => {
    expect(() => parseFrontMatter(text)).toThrow(/^the (YAML|TOML) front matter [^\n]+$/);
  },
);

test.each([
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T10:30:00Z', '2026-03-01T10:30:00.000Z'],
  ['2026-03-01 10:30:00 +0200', '2026-03-01T08:30:00.000Z'],
  ['2026-03-01 10:30', '2026-03-01T10:30:00.000Z'],
  ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00.000Z'],
  ['2026-3-1 9:05', '2026-03-01T09:05:00.000Z'],
  [new Date('2026-03-01T10:30:00Z'), '2026-03-01T10:30:00.000Z'],
])('the date %j is %s', (value, iso) => {
  expect(parseDate(value).toISOString()).toBe(iso);
});

test.each(['yesterday', '2026-02-31', '2026-13-01', '01.03.2026', 20260301, true, ''])(
  '%j is not a date',
  (value) => {
    expect(() => parseDate(value)).toThrow(/date/);
  },
);

test('a path may hold a date', () => {
  expect(dateFromPath('/2016/05/13/rustup')?.toISOString()).toBe('2016-05-13T00:00:00.000Z');
  expect(dateFromPath('_posts/2016-05-13-rustup.md')?.toISOString()).toBe('2016-05-13T00:00:00.000Z');
  expect(dateFromPath('/2016/13/45/x')).toBeNull();
  expect(dateFromPath('/posts/x')).toBeNull();
});

test('Zola: the path says date, slug and address, and aliases are addresses too', () => {
  const text =
    '+++\npath = "2016/05/13/Rust.up"\ntitle = "A"\naliases = ["2016/05/13/rustup.html"]\n[taxonomies]\ntags = ["x", "y z"]\n+++\nB';
  expect(sourceOf('rustup.md', text)).toMatchObject({
    slug: 'rust-up',
    publishedAt: new Date('2016-05-13'),
    addresses: ['/2016/05/13/Rust.up', '/2016/05/13/rustup.html'],
    tags: ['x', 'y z'],
  });
});

test('Jekyll: the file name says date, slug and both addresses', () => {
  expect(
    sourceOf('_posts/2016-05-13-hello-world.md', '---\ntags: a b\npublished: false\n---\nB'),
  ).toMatchObject({
    title: 'Hello world',
    slug: 'hello-world',
    publishedAt: new Date('2016-05-13'),
    addresses: ['/2016/05/13/hello-world', '/2016/05/13/hello-world.html'],
    tags: ['a', 'b'],
    hidden: '"published" is false',
  });
});

test('Hugo: a bundle is called like its folder, and a whole address gives its path', () => {
  const text =
    '---\ntitle: T\nurl: https://old.example.org/a%20b/c/\ndate: 2020-01-02\ndescription: D\ndraft: true\naliases: /x/\n---\nB';
  expect(sourceOf('blog/my-post/index.md', text)).toMatchObject({
    slug: 'c',
    subtitle: 'D',
    hidden: '"draft" is true',
    addresses: ['/a b/c', '/x'],
  });
  expect(sourceOf('blog/my-post/index.md', '---\ntitle: T\n---\n')).toMatchObject({
    slug: 'my-post',
    addresses: ['/blog/my-post'],
  });
});

test('what does not fit is cut and noted, and what cannot be a post says why', () => {
  const long = sourceOf(
    'a.md',
    `---\ntitle: T\ndescription: ${'d'.repeat(400)}\ntags: [${[...'abcdefghijkl'].join(', ')}]\n---\n`,
  );
  expect(long.subtitle).toHaveLength(300);
  expect(long.tags).toHaveLength(10);
  expect(long.notes).toEqual([
    'the description was cut to 300 characters',
    'tags beyond the first 10 were left out: k, l',
  ]);
  expect(readPostSource('blog/_index.md', '---\ntitle: T\n---\n')).toBe('a section page, not a post');
  expect(readPostSource('README.md', '# Hello')).toBe('it has no front matter');
  expect(() => readPostSource('a.md', `---\ntitle: ${'t'.repeat(300)}\n---\n`)).toThrow(
    'The title can have at most 250 characters.',
  );
});

test('keys are read in any case, and an exact one first', () => {
  const text =
    '---\nTitle: T\nDescription: D\nTAGS: [a]\nSlug: s\nDate: 2020-01-02\nRedirect-From: /old\n---\nB';
  const expected = {
    title: 'T',
    subtitle: 'D',
    tags: ['a'],
    slug: 's',
    publishedAt: new Date('2020-01-02'),
    addresses: ['/old'],
  };
  expect(sourceOf('a.md', text)).toMatchObject(expected);
  expect(sourceOf('a.md', text.replace('Title: T', 'TITLE: other\ntitle: T'))).toMatchObject(expected);
  expect(sourceOf('a.md', '+++\nUrl = "/x/y"\n[Taxonomies]\nTags = ["b"]\n+++\n')).toMatchObject({
    addresses: ['/x/y'],
    tags: ['b'],
  });
});

test.each([
  ['pubDate: 2020-01-02', '2020-01-02'],
  ['published_at: 2020-01-02', '2020-01-02'],
  ['published: 2020-01-02', '2020-01-02'],
  ['date: 2020-01-02\npublishDate: 2021-01-02', '2020-01-02'],
  // It waits for its day, whatever stands beside.
  ['date: 2020-01-02\npublishDate: 2999-01-02', '2999-01-02'],
])('the date of a post with %j is %s', (fields, day) => {
  expect(sourceOf('a.md', `---\ntitle: T\n${fields}\n---\n`)).toMatchObject({
    publishedAt: new Date(day),
    hidden: null,
  });
});
