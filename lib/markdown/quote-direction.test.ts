import { expect, test } from 'vitest';
import { renderComment, renderPost } from '@/lib/markdown/render';

const [arabic, hebrew] = ['اقتباس', 'ציטוט'];

test.each([
  [`Words.\n\n> ${arabic}`, 'rtl'],
  [`Words.\n\n> 1. **${hebrew}** and words`, 'rtl'],
  [`${arabic}\n\n> Words`, 'ltr'],
  ['Words.\n\n> More words', undefined],
  [`${arabic}\n\n> ${hebrew}`, undefined],
  [`> ${arabic}`, undefined],
  ['Words.\n\n> 42!', undefined],
  [`Words.\n\n<blockquote dir="ltr">${arabic}</blockquote>`, 'ltr'],
])('a quotation that goes the other way says so: %j', async (markdown, direction) => {
  const { html } = await renderPost(markdown);
  expect(/<blockquote(?: dir="(\w+)")?>/.exec(html)?.[1]).toBe(direction);
});

test('in a comment, too', async () => {
  expect(await renderComment(`Words.\n\n> ${arabic}`)).toContain('<blockquote dir="rtl">');
});
