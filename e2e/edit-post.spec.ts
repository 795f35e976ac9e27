import { expect, openAgain, openEditor, pressPublish, test, unique } from './fixtures';

test('an edit is seen by the next reader, and the old address leads to the new one', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Before');
  const path = await publish({ title, body: 'Before the edit' });
  await visitor.goto(path);
  await expect(visitor.getByText('Before the edit')).toBeVisible();

  await openEditor(admin, title);
  const slug = unique('after');
  await admin.getByLabel('Slug').fill(slug);
  await admin.getByLabel('Body', { exact: true }).fill('After the edit');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('link', { name: 'View post' })).toHaveAttribute(
    'href',
    new RegExp(`${slug}$`),
  );

  await visitor.goto(path);
  await expect(visitor).toHaveURL(new RegExp(`/posts/${slug}$`));
  await expect(visitor.getByText('After the edit')).toBeVisible();
  expect((await visitor.request.get(path, { maxRedirects: 0 })).status()).toBe(308);
});

test('an unpublished post is gone from its page and from the lists, and can come back', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Now and then');
  const path = await publish({ title, body: 'Here' });
  await openEditor(admin, title);
  await admin.getByRole('button', { name: 'Unpublish' }).click();
  await expect(admin.getByRole('button', { name: 'Publish', exact: true })).toBeVisible();
  expect((await visitor.request.get(path)).status()).toBe(404);
  await visitor.goto('/');
  await expect(visitor.getByRole('link', { name: title })).toHaveCount(0);
  await pressPublish(admin);
  await expect(admin.getByRole('link', { name: 'View post' })).toBeVisible();
  expect((await visitor.request.get(path)).status()).toBe(200);
});

test('deleting asks first, by the name of the post', async ({ admin, visitor, publish }) => {
  const title = unique('Short lived');
  const path = await publish({ title, body: 'Gone soon' });
  await openEditor(admin, title);
  await admin
    .getByRole('button', { name: 'Delete' })
    .or(admin.getByRole('link', { name: 'Delete' }))
    .first()
    .click();
  await expect(admin.getByText(title).last()).toBeVisible();
  await admin
    .getByRole('button', { name: /^Delete/ })
    .last()
    .click();
  await expect(admin).toHaveURL(/\/admin\/posts(\?.*)?$/);
  expect((await visitor.request.get(path)).status()).toBe(410);
});

test('a stale save overwrites nothing and shows both texts', async ({ admin, publish }) => {
  const title = unique('Two tabs');
  await publish({ title, body: 'The first text' });
  await openEditor(admin, title);
  const other = await openAgain(admin);
  await other.getByLabel('Body', { exact: true }).fill('The text of the other tab');
  await other.getByRole('button', { name: 'Update' }).click();
  await expect(other.getByRole('link', { name: 'View post' })).toBeVisible();

  await admin.getByLabel('Body', { exact: true }).fill('The text of this tab');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByText('The text of the other tab').first()).toBeVisible();
  await expect(admin.getByLabel('Body', { exact: true })).toHaveValue('The text of this tab');
  await other.reload();
  await expect(other.getByLabel('Body', { exact: true })).toHaveValue('The text of the other tab');
});
