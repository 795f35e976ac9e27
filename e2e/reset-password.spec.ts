import { expect, logIn, test } from './fixtures';

test('a person with a forgotten password gets in by a link that the owner passes on', async ({
  admin,
  member,
  visitor,
}) => {
  const { page, person } = member;
  await visitor.goto('/login');
  await visitor.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(visitor.getByText('This site sends no mail.')).toBeVisible();

  await admin.goto(`/admin/users?search=${person.username}`);
  await admin.getByRole('main').getByRole('link', { name: person.username, exact: true }).click();
  await admin.getByRole('button', { name: 'Make a reset link' }).click();
  const link = await admin.getByLabel('Pass this link on').inputValue();

  // A scanner that follows the link changes nothing.
  expect((await visitor.request.get(link)).status()).toBe(200);
  await visitor.goto(link);
  await visitor.getByLabel('New password', { exact: true }).fill('seven lanterns in the orchard');
  await visitor.getByLabel('Confirm new password').fill('something else entirely');
  await visitor.getByRole('button', { name: 'Change password' }).click();
  await expect(visitor.getByLabel('Confirm new password')).toHaveAccessibleDescription(/not the same/);
  await visitor.getByLabel('New password', { exact: true }).fill('seven lanterns in the orchard');
  await visitor.getByLabel('Confirm new password').fill('seven lanterns in the orchard');
  await visitor.getByRole('button', { name: 'Change password' }).click();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Your password is changed');

  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
  await logIn(visitor, { ...person, password: 'seven lanterns in the orchard' });
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
});

test('a link that was never made says the same as one that is used up', async ({ visitor }) => {
  for (const token of ['x', 'A'.repeat(43), '..%2f..']) {
    await visitor.goto(`/links/${token}`);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
  }
});
