import AxeBuilder from '@axe-core/playwright';
import { expect, test, unique } from './fixtures';

test('before publishing a panel shows what is worth a look, and two presses publish all the same', async ({
  admin,
  visitor,
}) => {
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const title = unique('Panel');
  const text = `${'Words.\n\n'.repeat(60)}![](/media/nothing.webp) and [a link](/posts/nothing-here)`;
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill(text);
  await body.press('Control+Enter');
  const panel = admin.getByRole('dialog', { name: /^Ready to/ });
  await expect(panel.getByRole('heading', { name: 'Ready to publish?' })).toBeFocused();
  await expect(panel.getByText('Nothing is at /posts/nothing-here.')).toBeVisible();
  await expect(panel.getByRole('region', { name: 'How it looks elsewhere' })).toContainText(title);
  for (const width of [360, 1280]) {
    await admin.setViewportSize({ width, height: 740 });
    const { violations } = await new AxeBuilder({ page: admin }).include('dialog[open]').analyze();
    expect(violations).toEqual([]);
    expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }

  await panel.getByRole('button', { name: /A picture has no description/ }).click();
  await expect(panel).toBeHidden();
  await expect(body).toBeFocused();
  const selected = await body.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe('![](/media/nothing.webp)');

  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await panel.getByLabel('When').fill('2200-01-01T10:00');
  await expect(panel.getByRole('button', { name: 'Schedule now' })).toBeVisible();
  await panel.getByLabel('When').fill('');
  const slug = unique('chosen');
  await panel.getByLabel('Address').fill(slug);
  await panel.getByLabel('Description').fill('What it is about');
  await expect(panel.getByText('There is no description')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Publish now' }).click();
  await expect(admin.getByRole('link', { name: 'View post' })).toHaveAttribute('href', `/posts/${slug}`);
  await expect(admin.getByLabel('Subtitle')).toHaveValue('What it is about');
  await expect(admin.getByRole('link', { name: 'Share by mail' })).toHaveAttribute(
    'href',
    new RegExp(encodeURIComponent(`/posts/${slug}`)),
  );
  await admin.getByRole('button', { name: 'Copy link' }).click();
  await expect(admin.getByRole('button', { name: 'Copied' })).toBeVisible();
  const address = await admin.evaluate(() => navigator.clipboard.readText());
  await visitor.goto(address);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('on a phone the text begins near the top, a long title is read whole, and the settings are one press away', async ({
  admin,
}) => {
  await admin.setViewportSize({ width: 360, height: 740 });
  await admin.goto('/admin/posts/new');
  const title = admin.getByLabel('Title', { exact: true });
  const body = admin.getByLabel('Body', { exact: true });
  expect((await body.boundingBox())!.y).toBeLessThanOrEqual(180);
  const { height } = (await title.boundingBox())!;
  await title.fill('The garden that taught me to wait, and other stories of patience');
  expect((await title.boundingBox())!.height).toBeGreaterThan(height * 1.5);
  expect(await title.evaluate((field) => field.scrollHeight <= field.clientHeight + 2)).toBe(true);
  await title.press('Enter');
  await expect(admin.getByLabel('Subtitle')).toBeFocused();
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  await body.focus();
  await body.press('Control+.');
  await expect(admin.getByLabel('Slug')).toBeFocused();
  await expect(admin.getByLabel('Slug')).toBeInViewport();
  await admin.keyboard.press('Escape');
  await expect(body).toBeFocused();
  await admin.getByRole('link', { name: 'Post settings' }).click();
  await expect(admin.getByLabel('Slug')).toBeFocused();
  await admin.getByRole('button', { name: 'Close the settings' }).click();
  await expect(admin.getByLabel('Slug')).not.toBeInViewport();
});
