import { expect, test } from 'vitest';
import { AddressBook } from '@/lib/import/address-book';
import { findReferences, replaceReferences } from '@/lib/import/references';

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
  ['../a.md#part', '/posts/a#user-content-part'],
  ['b/index.md', '/posts/b-2'],
  ['./b.md', '/posts/b-2'],
  ['@/blog/b/index.md', '/posts/b-2'],
  ['@/content/a.md', '/posts/a'],
  ['/2016/05/13/a', '/posts/a'],
  ['/2016/05/13/a/', '/posts/a'],
  ['/2016/05/13/a.html#x', '/posts/a#user-content-x'],
  ['/old/%C3%A4', '/posts/a'],
  ['../../13/a', '/posts/a'],
  ['/nowhere', null],
  ['c/d.md', null],
  ['@/other.md', null],
  ['%', null],
])('%j leads to %j', (url, address) => {
  expect(book.resolve(from, url)).toBe(address);
});
