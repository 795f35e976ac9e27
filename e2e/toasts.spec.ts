import { expect, test, unique } from './fixtures';

test('what was done to many posts is taken back by a key @scripts', async ({ admin, visitor, publish }) => {
  const title = unique('Hasty');
  const path = await publish({ title, body: 'Here today' });
  await admin.goto(`/admin/posts?search=${title}`);
  const top = await admin.getByRole('table').boundingBox();
  await admin.getByLabel(`Choose ${title}`).check();
  await admin.getByRole('button', { name: 'Unpublish' }).click();
  const messages = admin.getByRole('region', { name: 'Messages' });
  await expect(messages.getByRole('status')).toHaveText('One post was unpublished.');
  // It takes no room in the page.
  expect((await admin.getByRole('table').boundingBox())?.y).toBe(top?.y);
  expect((await visitor.request.get(path)).status()).toBe(404);
  await admin.getByRole('heading', { name: 'Posts', exact: true }).click();
  await admin.keyboard.press('ControlOrMeta+z');
  await expect(messages.getByRole('status')).toHaveText('One post was published.');
  expect((await visitor.request.get(path)).status()).toBe(200);
});

test('a message goes by itself, but not while somebody is at it @scripts', async ({ admin, publish }) => {
  const title = unique('Waiting');
  await publish({ title, body: 'Here today' });
  await admin.clock.install();
  await admin.goto(`/admin/posts?search=${title}`);
  await admin.getByLabel(`Choose ${title}`).check();
  await admin.getByRole('button', { name: 'Unpublish' }).click();
  const message = admin.getByRole('region', { name: 'Messages' }).getByRole('status');
  await expect(message).toHaveText('One post was unpublished.');
  await admin.keyboard.press('Tab');
  await admin.getByRole('button', { name: /^Undo/ }).focus();
  await admin.clock.runFor(60_000);
  await expect(message).toBeVisible();
  await admin.getByRole('searchbox', { name: 'Search title and text' }).focus();
  await admin.clock.runFor(6_000);
  await expect(message).toHaveCount(0);
});

test('a deletion that cannot be undone any more says so @scripts', async ({ admin, publish }) => {
  const title = unique('Too late');
  await publish({ title, body: 'Gone' });
  await admin.goto(`/admin/posts?search=${title}`);
  await admin.getByRole('link', { name: title }).first().click();
  await expect(admin.getByLabel('Title', { exact: true })).toHaveValue(title);
  await admin.goto(admin.url().replace(/\/edit.*/, '/delete'));
  await admin.getByRole('button', { name: 'Delete this post' }).click();
  await expect(admin.getByRole('status')).toContainText(`“${title}” is in the bin`);
  await admin.getByRole('button', { name: `Undo deleting ${title}` }).focus();
  const other = await admin.context().newPage();
  await other.goto('/admin/bin');
  const item = other.getByRole('listitem').filter({ hasText: title });
  await item.getByText(`Delete for ever… ${title}`).click();
  await item.getByRole('button', { name: 'Yes, for ever' }).click();
  await expect(item).toHaveCount(0);
  await other.close();
  await admin.getByRole('button', { name: `Undo deleting ${title}` }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'deleted for ever meanwhile' })).toBeVisible();
});

test('a comment that was hidden is shown again by the message @scripts', async ({
  admin,
  member,
  publish,
}) => {
  const title = unique('Talked about');
  const path = await publish({ title, body: 'Say something' });
  const words = unique('Something');
  await member.page.goto(path);
  await member.page.getByLabel('Comment', { exact: true }).fill(words);
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByText(words)).toBeVisible();
  await admin.goto('/admin/comments?status=visible');
  const item = admin.getByRole('listitem').filter({ hasText: words });
  await item.getByRole('button', { name: /^Hide/ }).click();
  await expect(item).toHaveCount(0);
  await expect(admin.getByRole('status')).toHaveText('The comment is hidden from readers.');
  await admin.getByRole('button', { name: /^Undo/ }).click();
  await expect(admin.getByRole('status')).toHaveText('The comment is shown again.');
  await expect(item).toHaveCount(1);
});
