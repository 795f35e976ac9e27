import { expect, test, unique } from './fixtures';

test('the owner does with a post what there is to do, from its own page @scripts', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('At hand');
  const path = await publish({ title, body: 'To be worked on.' });
  await visitor.goto(path);
  await expect(visitor.getByRole('heading', { name: title })).toBeVisible();
  await expect(visitor.getByRole('region', { name: 'Your post' })).toHaveCount(0);

  await admin.goto(path);
  const bar = admin.getByRole('region', { name: 'Your post' });
  const comments = bar.getByRole('switch', { name: 'Comments' });
  await expect(comments).toBeChecked();
  await comments.press('Enter');
  await expect(comments).not.toBeChecked();
  await expect(admin.getByText('Comments are closed.')).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText('Comments are closed.')).toBeVisible();

  await bar.getByRole('button', { name: 'Unpublish' }).press('Enter');
  const dialog = admin.getByRole('dialog', { name: `Unpublish “${title}”?` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await admin.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await visitor.request.get(path)).status()).toBe(200);
  await bar.getByRole('button', { name: 'Unpublish' }).click();
  await dialog.getByRole('button', { name: 'Unpublish now' }).click();
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(title);
  await expect(admin.getByText('Unpublished. The post is a draft again')).toBeVisible();
  expect((await visitor.request.get(path)).status()).toBe(404);
});

test('a post that was saved meanwhile is not unpublished by an old page @scripts', async ({
  admin,
  publish,
}) => {
  const title = unique('Overtaken');
  const path = await publish({ title, body: 'First words' });
  await admin.goto(path);
  const bar = admin.getByRole('region', { name: 'Your post' });
  await bar.getByRole('button', { name: 'Unpublish' }).click();
  const other = await admin.context().newPage();
  await other.goto(`/admin/posts?search=${title}`);
  await other.getByRole('link', { name: title }).first().click();
  await other.getByLabel('Body', { exact: true }).fill('Other words');
  await other.getByRole('button', { name: 'Update' }).click();
  await expect(other.getByText('Updated.')).toBeVisible();
  await other.close();
  await admin.getByRole('button', { name: 'Unpublish now' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'It was saved since' })).toBeVisible();
  expect((await admin.request.get(path)).status()).toBe(200);
});
