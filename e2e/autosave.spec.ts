import type { Page } from '@playwright/test';
import { expect, openEditor, test, unique } from './fixtures';

const bodyOf = (page: Page) => page.getByLabel('Body', { exact: true });
const saved = /Saved (just now|\d+ s ago)/;

test('what is typed into a published post is kept by itself, and readers see it with Update alone @scripts', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('On top');
  const path = await publish({ title, body: 'For readers' });
  await openEditor(admin, title);
  await bodyOf(admin).fill('Being rewritten');
  await expect(admin.getByText(saved)).toBeVisible();
  await expect(admin.getByText('Changes not published')).toBeVisible();
  await visitor.goto(path);
  await expect(visitor.getByText('For readers')).toBeVisible();

  const again = await admin.context().newPage();
  await again.goto(admin.url());
  await expect(bodyOf(again)).toHaveValue('Being rewritten');
  await expect(again.getByText('never saved')).toHaveCount(0);
  await again.getByRole('link', { name: 'Preview', exact: true }).click();
  await expect(again.getByRole('article').getByText('Being rewritten')).toBeVisible();

  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Updated.' })).toBeVisible();
  await expect(admin.getByText('Changes not published')).toHaveCount(0);
  await visitor.reload();
  await expect(visitor.getByText('Being rewritten')).toBeVisible();
});

test('a draft on top of a published post is saved, found again and discarded', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Second thoughts');
  const path = await publish({ title, body: 'For readers' });
  await openEditor(admin, title);
  await bodyOf(admin).fill('Second thoughts');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Draft saved.' })).toBeVisible();
  await visitor.goto(path);
  await expect(visitor.getByText('For readers')).toBeVisible();
  await admin.goto(`/admin/posts?search=${encodeURIComponent(title)}`);
  await expect(admin.getByText('Changes not published')).toBeVisible();
  await openEditor(admin, title);
  await expect(bodyOf(admin)).toHaveValue('Second thoughts');

  await admin.getByRole('button', { name: 'Discard changes' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Discarded.' })).toBeVisible();
  await expect(bodyOf(admin)).toHaveValue('For readers');
  await expect(admin.getByRole('button', { name: 'Discard changes' })).toHaveCount(0);
  await admin.getByRole('link', { name: 'Revisions' }).click();
  await expect(admin.getByRole('main').getByText('Draft', { exact: true })).toBeVisible();
});

test('a post that was begun and never saved goes on where it was left @scripts', async ({ admin }) => {
  const title = unique('Begun');
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await bodyOf(admin).fill('The first lines');
  await expect(admin.getByText(saved)).toBeVisible();
  await expect(admin).toHaveURL(/\?draft=/);
  await admin.reload();
  await expect(bodyOf(admin)).toHaveValue('The first lines');

  // From anywhere else, as on another machine.
  await admin.evaluate(() => localStorage.clear());
  await admin.goto('/admin/posts/new');
  await expect(bodyOf(admin)).toHaveValue('');
  await admin.goto('/admin/posts');
  await admin.getByText('begun and never saved').click();
  await admin.getByRole('link', { name: title }).click();
  await expect(bodyOf(admin)).toHaveValue('The first lines');
  await expect(admin.getByText('3 words')).toBeVisible();
  await expect(
    admin.getByRole('region', { name: 'Live preview' }).getByText('The first lines'),
  ).toBeVisible();
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  await admin.goto('/admin/posts/new');

  await admin.getByLabel('Title', { exact: true }).fill(`${title} again`);
  await bodyOf(admin).fill('Thrown away after all');
  await expect(admin.getByText(saved)).toBeVisible();
  await admin.getByRole('button', { name: 'Discard changes' }).click();
  await expect(admin.getByText('Thrown away. For seven days')).toBeVisible();
  await expect(bodyOf(admin)).toHaveValue('');
  await admin.goto('/account/recover');
  await expect(admin.getByText('Thrown away after all')).toBeVisible();
});

test('offline and logged out, the editor says where the text is, and goes on by itself @scripts', async ({
  admin,
  publish,
}) => {
  const title = unique('Cut off');
  await publish({ title, body: 'Before' });
  await openEditor(admin, title);
  await admin.context().setOffline(true);
  await bodyOf(admin).fill('Written in a tunnel');
  await expect(admin.getByText('Offline: kept in this browser')).toBeVisible();
  await admin.context().setOffline(false);
  await expect(admin.getByText(saved)).toBeVisible();

  const cookies = await admin.context().cookies();
  await admin.context().clearCookies();
  await bodyOf(admin).fill('Written after the session');
  await expect(admin.getByText('Logged out: kept in this browser')).toBeVisible();
  await admin.context().addCookies(cookies);
  await bodyOf(admin).fill('Written after logging in again');
  await expect(admin.getByText(saved)).toBeVisible();
  await admin.reload();
  await expect(bodyOf(admin)).toHaveValue('Written after logging in again');
});
