import { expect, pressPublish, test, unique } from './fixtures';

test('a link of the navigation is there for readers while what it leads to is public', async ({
  admin,
  visitor,
}) => {
  const title = unique('Imprint');
  const path = `/${title.toLowerCase()}`;
  await admin.goto('/admin/posts/new?kind=page');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  await admin.getByLabel('Body', { exact: true }).fill('Who is responsible.');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin).toHaveURL(/\/edit/);
  const editor = admin.url();

  await admin.goto('/admin/settings/navigation');
  await admin.getByLabel('Text of link 6').fill(title);
  await admin.getByLabel('Address of link 6').fill(path);
  await admin.getByRole('button', { name: 'Save navigation' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await admin.reload();
  const hint = admin.getByText('Readers do not get these links at the moment');
  await expect(hint).toContainText(`${title} (${path})`);
  const link = visitor.getByRole('contentinfo').getByRole('link', { name: title });
  await visitor.goto('/');
  await expect(link).toHaveCount(0);

  await admin.goto(editor);
  await pressPublish(admin);
  await expect(admin.getByRole('link', { name: 'View page' })).toBeVisible();
  await visitor.reload();
  await link.click();
  await expect(visitor.getByText('Who is responsible.')).toBeVisible();
  await admin.goto('/admin/settings/navigation');
  await expect(hint).toHaveCount(0);

  await admin.goto(editor.replace(/\/edit.*/, '/delete'));
  await expect(admin).toHaveTitle(/^Delete page/);
  await admin.getByRole('button', { name: 'Delete this page' }).click();
  await expect(admin).toHaveURL(/deleted=/);
  await visitor.goto('/archive');
  await expect(link).toHaveCount(0);

  await admin.goto('/admin/settings/navigation');
  await admin.getByLabel('Text of link 6').fill('');
  await admin.getByLabel('Address of link 6').fill('');
  await admin.getByRole('button', { name: 'Save navigation' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
});
