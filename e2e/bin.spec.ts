import type { Page } from '@playwright/test';
import { expect, test, unique } from './fixtures';

/** From the list of posts, through the editor, to the message that it is in the bin. */
async function deletePost(admin: Page, title: string): Promise<void> {
  await admin.goto(`/admin/posts?search=${encodeURIComponent(title)}`);
  await admin.getByRole('link', { name: title }).first().click();
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(title);
  const edit = admin.url();
  await admin.goto(edit.replace(/\/edit.*/, '/delete'));
  await admin.getByRole('button', { name: 'Delete this post' }).click();
  await expect(admin.getByRole('status')).toContainText(`“${title}” is in the bin`);
}

test('a deleted post is gone for readers, and one press brings all of it back', async ({
  admin,
  visitor,
  publish,
}) => {
  const [title, tag] = [unique('Regretted'), unique('tag')];
  const path = await publish({ title, body: 'Still worth reading', tags: tag });
  expect((await visitor.request.get(path)).status()).toBe(200);
  await deletePost(admin, title);

  const gone = await visitor.goto(path);
  expect(gone?.status()).toBe(410);
  await expect(visitor.getByRole('heading', { name: 'This is gone' })).toBeVisible();
  expect((await visitor.request.get(`/tags/${tag}`)).status()).toBe(404);
  expect(await (await visitor.request.get('/feed.xml')).text()).not.toContain(title);

  await admin.getByRole('button', { name: `Undo deleting ${title}` }).click();
  await expect(admin.getByRole('status')).toContainText(`“${title}” is back.`);
  await visitor.goto(path);
  await expect(visitor.getByText('Still worth reading')).toBeVisible();
  expect((await visitor.request.get(`/tags/${tag}`)).status()).toBe(200);
});

test('the bin restores a post whose address was taken, at one like it', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Twice');
  const path = await publish({ title, body: 'The first' });
  await deletePost(admin, title);
  expect(await publish({ title, body: 'The second' })).toBe(path);
  await admin.goto('/admin/bin');
  const item = admin.getByRole('listitem').filter({ hasText: title });
  await expect(item).toContainText('30 days left');
  await item.getByRole('button', { name: `Restore ${title}` }).click();
  await expect(admin.getByRole('status')).toContainText(`so it is at ${path}-2`);
  await visitor.goto(`${path}-2`);
  await expect(visitor.getByText('The first')).toBeVisible();
  await visitor.goto(path);
  await expect(visitor.getByText('The second')).toBeVisible();
});

test('what is deleted for ever leaves nothing', async ({ admin, visitor, publish }) => {
  const title = unique('For ever');
  const path = await publish({ title, body: 'Never mind' });
  await deletePost(admin, title);
  await admin.goto('/admin/bin');
  const item = admin.getByRole('listitem').filter({ hasText: title });
  await item.getByText(`Delete for ever… ${title}`).click();
  await item.getByRole('button', { name: 'Yes, for ever' }).click();
  await expect(admin.getByRole('status')).toContainText('Deleted for ever.');
  await expect(item).toHaveCount(0);
  expect((await visitor.request.get(path)).status()).toBe(404);
});
