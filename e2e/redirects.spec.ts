import { expect, test, unique } from './fixtures';

test('the owner leads an old address on, from the list of what was not found', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Moved');
  const path = await publish({ title, body: 'Here now' });
  // Not dated: such an address would find the post by itself.
  const old = `/former/${path.split('/').at(-1)}.html`;
  expect((await visitor.request.get(old)).status()).toBe(404);
  await admin.goto('/admin/redirects?list=missing');
  const row = admin.getByRole('listitem').filter({ hasText: old });
  await row.getByRole('button', { name: `Lead to “${title}”` }).click();
  await expect(row).toHaveCount(0);
  await visitor.goto(old);
  await expect(visitor).toHaveURL(path);

  const own = `/${unique('shop')}`;
  await admin.goto('/admin/redirects');
  await admin.getByLabel('From').fill(own);
  await admin.getByLabel('To', { exact: true }).fill(own);
  await admin.getByRole('button', { name: 'Add redirect' }).click();
  await expect(admin.getByText('This would lead back to where it begins.')).toBeVisible();
  await admin.getByLabel('To', { exact: true }).fill(`${path}?from=shop`);
  await admin.getByRole('button', { name: 'Add redirect' }).click();
  await expect(admin.getByText(`${own} leads to ${path}?from=shop now.`)).toBeVisible();
  await visitor.goto(own);
  await expect(visitor).toHaveURL(`${path}?from=shop`);

  await admin.getByRole('button', { name: `Delete ${own}` }).click();
  await expect(admin.getByRole('button', { name: `Delete ${own}` })).toHaveCount(0);
  expect((await visitor.request.get(own)).status()).toBe(404);
});
