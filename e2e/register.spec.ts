import { expect, fillRegistration, newPerson, owner, register, test } from './fixtures';

test('a reader registers, is logged in, and sees the account', async ({ page }) => {
  const person = newPerson();
  await register(page, person);
  await page.goto('/account');
  await expect(page.getByText(person.username, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(person.email)).toBeVisible();
});

test('every mistake is named at its field, and what was typed is kept but for passwords', async ({
  page,
}) => {
  await page.goto('/register');
  await page.getByLabel('Username').fill('a b');
  await page.getByLabel('Email').fill('nobody');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('Confirm password').fill('shirt');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/letters/);
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/email address/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/8 characters/);
  await expect(page.getByLabel('Confirm password')).toHaveAccessibleDescription(/not the same/);
  await expect(page.getByLabel('Username')).toHaveValue('a b');
  await expect(page.getByLabel('Email')).toHaveValue('nobody');
  await expect(page.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true');
});

test('a taken username is said at the field, regardless of case', async ({ page }) => {
  await page.goto('/register');
  const person = { ...newPerson(), username: owner.username.toUpperCase() };
  await fillRegistration(page, person);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/taken/);
  await expect(page.getByLabel('Username')).toHaveValue(owner.username.toUpperCase());
  // Neither in what the server sent back, nor as an attribute that a page which is kept would show.
  expect(await page.content()).not.toContain(person.password);
});

test('reserved usernames are refused', async ({ page }) => {
  await page.goto('/register');
  await fillRegistration(page, { ...newPerson(), username: 'Admin' });
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/reserved/);
});
