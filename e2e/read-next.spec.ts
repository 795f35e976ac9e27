import { expect, test, unique } from './fixtures';

test('a reader goes on from the end of a post to one that is about the same', async ({
  visitor,
  publish,
}) => {
  const tag = unique('subject');
  const alike = unique('Alike');
  await publish({ title: alike, body: 'About it.', tags: tag });
  await publish({ title: unique('Between'), body: 'About something else.' });
  const path = await publish({ title: unique('Read'), body: 'About it as well.', tags: tag });
  await visitor.goto(path);
  const next = visitor.getByRole('region', { name: 'Read next' });
  await expect(next.getByRole('link').first()).toContainText(alike);
  await next.getByRole('link').first().click();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(alike);
  await expect(visitor.getByRole('list', { name: 'Tags' }).last().getByRole('link')).toHaveText(tag);
});

test('who has read a post takes its address along', async ({ browser, contextOptions, publish, baseURL }) => {
  const path = await publish({ title: unique('Passed on'), body: 'Worth it.' });
  const permissions = ['clipboard-read', 'clipboard-write'];
  const phone = { ...contextOptions, permissions, hasTouch: true, isMobile: true };
  const context = await browser.newContext({ ...phone, viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await page.goto(path);
  // The first tap comes before React does.
  await page.getByRole('button', { name: 'Copy link' }).tap();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(baseURL + path);
  await context.close();
});
