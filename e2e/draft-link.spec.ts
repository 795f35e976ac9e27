import { expect, test, unique } from './fixtures';

test('a draft is shown to somebody without an account, until the link is revoked', async ({
  admin,
  visitor,
}) => {
  const title = unique('Not yet');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByLabel('Body', { exact: true }).fill('Read this *first*.');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  await admin.goto(admin.url().replace(/\/edit.*/, '/preview'));
  await admin.getByText('Show it to somebody…').click();
  await admin.getByLabel('For whom').fill('My editor');
  await admin.getByLabel('a day').check();
  await admin.getByRole('button', { name: 'Make link' }).click();
  const field = admin.getByRole('textbox', { name: 'New link' });
  await expect(field).toHaveValue(/\/drafts\/[\w-]{43}$/);
  const link = await field.inputValue();

  const shown = await visitor.goto(link);
  expect(shown?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': expect.stringContaining('no-store'),
  });
  await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(visitor.getByRole('main')).toContainText('Draft that is not published.');
  await expect(visitor.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);

  await admin.goto(admin.url());
  await admin.getByRole('button', { name: 'Revoke the link for My editor' }).click();
  await expect(admin.getByText('My editor')).toHaveCount(0);
  for (const address of [link, link.replace(/.{43}$/, 'x'.repeat(43))])
    expect((await visitor.request.get(address)).status()).toBe(404);
});
