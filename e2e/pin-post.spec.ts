import { expect, openEditor, test, unique } from './fixtures';

test('the owner pins a post to the home page, and takes it off again', async ({
  admin,
  visitor,
  publish,
}) => {
  const pinned = unique('Worth reading');
  await publish({ title: pinned, body: 'Read this first.' });
  await publish({ title: unique('Newer'), body: 'Comes before it.' });
  const first = visitor.getByRole('main').getByRole('article').first();
  await visitor.goto('/');
  await expect(first).not.toContainText(pinned);

  await openEditor(admin, pinned);
  await admin.getByRole('button', { name: 'Pin to the home page' }).click();
  await expect(admin.getByRole('button', { name: 'Unpin' })).toBeVisible();
  await expect(admin.getByRole('status').filter({ hasText: 'Pinned to the home page' })).toBeVisible();
  await visitor.reload();
  await expect(first.getByText('Pinned', { exact: true })).toBeVisible();
  await expect(first).toContainText(pinned);
  await expect(visitor.getByRole('heading', { name: pinned })).toHaveCount(1);

  const instead = unique('Instead');
  await publish({ title: instead, body: 'Read this now.' });
  await openEditor(admin, instead);
  await admin.getByRole('button', { name: 'Pin to the home page' }).click();
  const message = admin.getByRole('status').filter({ hasText: `in place of “${pinned}”` });
  await expect(message).toBeVisible();

  await admin.getByRole('button', { name: 'Unpin' }).click();
  await expect(admin.getByRole('button', { name: 'Pin to the home page' })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText('Pinned', { exact: true })).toHaveCount(0);
});
