import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

const text = '# A\n\ntext\n\n- one\n- two\n\n> quote\n\n```js\nlet a;\n```\n\n<p data-line="x">raw</p>\n';

test('in a preview blocks and items say on which line of the source they begin', async () => {
  const { html, notices } = await renderPost(text, { withLines: true });
  expect(
    Array.from(html.matchAll(/<(\w+)[^>]* data-line="(\d+)"/g), ([, name, line]) => `${name} ${line}`),
  ).toEqual([...['h2 1', 'p 3', 'ul 5', 'li 5', 'li 6', 'blockquote 8', 'p 8', 'code 10']]);
  expect(notices).toEqual([]);
});

test('what readers get says nothing of it, whatever the author wrote', async () => {
  const { html } = await renderPost(text);
  expect(html).not.toContain('data-line');
});
