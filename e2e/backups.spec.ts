import { expect, test } from './fixtures';

test('the owner backs the site up, has it verified, sets a schedule, and takes the file along', async ({
  admin,
}) => {
  await admin.goto('/admin/backups');
  await admin.getByRole('button', { name: 'Back up now' }).click();
  const made = admin.getByRole('listitem').filter({ hasText: '.tar' }).filter({ hasText: 'by hand' }).first();
  await expect(async () => {
    await admin.goto('/admin/backups');
    await expect(made.getByText(/^verified/)).toBeVisible({ timeout: 2000 });
    await expect(admin.getByRole('button', { name: 'Back up now' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(made.getByText(/\d+ posts?/)).toBeVisible();
  await expect(admin.getByText('npm run restore -- ')).toBeVisible();
  const name = /colophon-[\w.-]+\.tar/.exec(await made.innerText())![0];

  await admin.getByLabel('Every week, in the night to Sunday').check();
  await admin.getByLabel('How many of these are kept').fill('3');
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(admin.getByText('Saved.')).toBeVisible();
  await admin.goto('/admin/backups');
  await expect(admin.getByLabel('Every week, in the night to Sunday')).toBeChecked();

  await made.getByText('Download', { exact: false }).first().click();
  const form = admin.getByRole('form', { name: `Download ${name}` });
  await form.getByLabel('Your password').fill('not the password');
  await form.getByRole('button', { name: 'Get its address' }).click();
  await expect(form.getByText('That is not your current password.')).toBeVisible();

  await made.getByText('Delete', { exact: false }).first().click();
  await made.getByRole('button', { name: 'Delete it' }).click();
  await expect(admin.getByText(name)).toHaveCount(0);
});
