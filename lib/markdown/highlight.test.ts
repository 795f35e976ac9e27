import { afterEach, expect, test, vi } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

afterEach(() => vi.restoreAllMocks());

test('code gets its colours though compiling its grammar takes longer than a line may', async () => {
  const text = "```js\nconst answer = 18;\nconsole.log(answer && 'yes');\n```";
  const clock = Date.now.bind(Date);
  let looks = 0;
  // As on a machine that has much to do, for the first looks at the clock.
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + 600 * Math.min(8, looks++));
  const { html } = await renderPost(text);
  vi.restoreAllMocks();
  expect(html).toBe((await renderPost(text)).html);
  expect(html).toContain('<span class="tok-number">18</span>');
});
