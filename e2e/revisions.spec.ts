import { expect, openEditor, test, unique } from './fixtures';

test('the owner sees what each save changed, names a revision and goes back to it', async ({
  admin,
  visitor,
  publish,
}) => {
  const title = unique('Revised');
  const path = await publish({ title, body: 'The cat sat here.\n\nThe end.' });
  await openEditor(admin, title);
  const editor = admin.url();
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('The dog sat here.\n\nThe end.');
  await admin.getByRole('button', { name: 'Update' }).click();
  await expect(admin.getByText('Updated.')).toBeVisible();

  await admin.getByRole('link', { name: 'Revisions' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toContainText(title);
  const rows = admin.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('1 word added, 1 word removed');
  await rows.first().getByRole('link').click();
  await expect(admin.locator('ins')).toContainText('dog');
  await expect(admin.locator('del')).toContainText('cat');

  await admin.getByRole('link', { name: 'All revisions' }).click();
  await rows.last().getByRole('link').click();
  await admin.getByRole('textbox', { name: 'Name' }).fill('The cat’s version');
  await admin.getByRole('button', { name: 'Save name' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Named.' })).toBeVisible();
  await admin.getByRole('link', { name: 'What changed since' }).click();
  await expect(admin).toHaveURL(/with=now$/);
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('The cat’s version');
  await expect(admin.locator('ins')).toContainText('dog');
  const revision = admin.url();
  await admin.getByRole('button', { name: 'Restore as a draft' }).click();
  await expect(admin.getByText('Restored as a draft.')).toBeVisible();
  await expect(body).toHaveValue('The cat sat here.\n\nThe end.');
  await visitor.goto(path);
  await expect(visitor.getByText('The dog sat here.')).toBeVisible();
  await admin.goto(revision);
  await admin.getByRole('button', { name: 'Restore for readers at once' }).click();
  await expect(admin).toHaveURL(new RegExp(`${new URL(editor).pathname}\\?saved=restored`));
  await expect(body).toHaveValue('The cat sat here.\n\nThe end.');
  await visitor.goto(path);
  await expect(visitor.getByText('The cat sat here.')).toBeVisible();
  await admin.getByRole('link', { name: 'Revisions' }).click();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('Restored');
});
