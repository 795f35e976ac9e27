import { expect, test } from 'vitest';
import { plainTextOf } from '@/lib/search/indexing/plain-text';
import { renderPost } from '@/lib/markdown/render';

test('a text is what a reader sees of it, with code and tables, and its headings are told apart', async () => {
  const markdown = [
    '## The *first* heading\n\nWords & `code` and a footnote.[^1]\n\n[^1]: Below.',
    '```js\nconst a = b < c;\n```',
    '| left | right |\n| - | - |\n| one | two |',
    '$$\na^2\n$$',
    '> [!NOTE]\n> Careful.',
    '![Not read](/media/x.webp)\n\n<!-- nor this -->',
  ].join('\n\n');
  const { plain, headings } = plainTextOf((await renderPost(markdown)).html);
  expect(headings).toBe('The first heading');
  expect(plain.split('\n')).toEqual([
    'The first heading',
    'Words & code and a footnote.',
    'const a = b < c;',
    ...['left', 'right', 'one', 'two'],
    expect.stringMatching(/^a2?/),
    ...['Note', 'Careful.', 'Below.'],
  ]);
});

test('tags within attributes and what looks like one are text or nothing', () => {
  const html = '<p><a href="x" title="<h2>no</h2>">a</a> &lt;h2&gt; b<br>c</p>\0';
  expect(plainTextOf(html)).toEqual({ plain: 'a <h2> b\nc', headings: '' });
});
