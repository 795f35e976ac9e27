import { expect, test } from './fixtures';

test('the preview beside the text stands where the text stands, and has the widths of readers', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  const paragraph =
    'Some words that are long enough to be wrapped in a narrow column of text, again and again. ';
  const parts = Array.from(
    { length: 40 },
    (_, index) => `## Part ${index + 1}\n\n${paragraph.repeat(1 + (index % 3) * 4)}`,
  );
  await body.fill(parts.join('\n\n'));
  const preview = admin.getByRole('region', { name: 'Live preview' });
  const last = preview.getByRole('heading', { name: 'Part 40' });
  await expect(last).toBeAttached();
  await admin.evaluate(() => scrollTo(0, 0));
  await expect(last).not.toBeInViewport();
  // The settings come after it.
  await body.evaluate((area) => area.scrollIntoView({ block: 'end' }));
  await expect(last).toBeInViewport();
  await admin.evaluate(() => scrollTo(0, 0));
  await expect(preview.getByRole('heading', { name: 'Part 1', exact: true })).toBeInViewport();
  await admin.getByRole('button', { name: 'Rich text', exact: true }).click();
  const end = admin
    .getByRole('textbox', { name: 'Body, rich text' })
    .getByRole('heading', { name: 'Part 40' });
  await expect(async () => {
    // What is not in sight has an estimated height, so it takes a few looks.
    await end.evaluate((heading) => heading.scrollIntoView());
    await expect(last).toBeInViewport({ timeout: 500 });
    await expect(end).toBeInViewport({ timeout: 500 });
  }).toPass();
  await admin.getByRole('button', { name: 'Markdown', exact: true }).click();
  const article = preview.locator('.prose');
  await preview.getByRole('button', { name: 'Phone' }).click();
  await expect
    .poll(() => article.evaluate((element) => (element as HTMLElement).offsetWidth))
    .toBeLessThanOrEqual(320);
  await preview.getByRole('button', { name: 'Desktop' }).click();
  await expect
    .poll(() => article.evaluate((element) => element.scrollWidth > element.clientWidth))
    .toBe(false);
});
