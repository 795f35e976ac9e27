import type { Page } from '@playwright/test';
import { expect, logIn, owner, test, unique } from './fixtures';

/** Opens somebody's page by way of the search. */
async function openPerson(admin: Page, username: string): Promise<void> {
  await admin.goto('/admin/users');
  await admin.getByLabel('Username, name or email').fill(username);
  await admin.getByRole('button', { name: 'Search' }).click();
  await expect(admin).toHaveURL(/search=/);
  await admin.getByRole('main').getByRole('link', { name: username, exact: true }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(username);
}

test('the owner locks somebody out at once, and lets them in again', async ({ admin, member, visitor }) => {
  const { page, person } = member;
  await openPerson(admin, person.username);
  await expect(admin.getByText(person.email)).toBeVisible();
  await admin.getByRole('button', { name: `Disable ${person.username}` }).click();
  await expect(admin.getByText('Disabled', { exact: true })).toBeVisible();

  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
  await visitor.goto('/login');
  await visitor.getByLabel('Email or username').fill(person.username);
  await visitor.getByLabel('Password', { exact: true }).fill(person.password);
  await visitor.getByRole('button', { name: 'Log in' }).click();
  await expect(visitor.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible();

  await admin.getByRole('button', { name: `Enable ${person.username}` }).click();
  await expect(admin.getByRole('button', { name: `Disable ${person.username}` })).toBeVisible();
  await logIn(visitor, person);
});

test('the owner ends somebody’s sessions', async ({ admin, member }) => {
  const { page, person } = member;
  await openPerson(admin, person.username);
  await admin.getByRole('button', { name: `End all sessions of ${person.username}` }).click();
  await expect(admin.getByText('Nobody is logged in.')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
});

test('an account is deleted with its comments, after its name was typed', async ({
  admin,
  member,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Deleted'), body: 'Say something.' });
  const { page, person } = member;
  const text = unique('words that go');
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.getByText(text)).toBeVisible();

  await openPerson(admin, person.username);
  await admin.getByRole('link', { name: 'Delete…' }).click();
  await admin.getByLabel('Are erased').check();
  await admin.getByLabel('Username').fill('somebody-else');
  await admin.getByRole('button', { name: 'Delete for good' }).click();
  await expect(admin.getByLabel('Username')).toHaveAccessibleDescription(/not the username/);
  await expect(admin.getByLabel('Are erased')).toBeChecked();
  await admin.getByLabel('Username').fill(person.username);
  await admin.getByRole('button', { name: 'Delete for good' }).click();
  await expect(admin).toHaveURL(/\/admin\/users$/);

  await visitor.goto(path);
  await expect(visitor.getByText(text)).toHaveCount(0);
  await admin.goto(`/admin/users?search=${person.username}`);
  await expect(admin.getByText('Nobody here.')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
});

test('the owner’s own account is protected, and says so', async ({ admin }) => {
  await openPerson(admin, owner.username);
  await expect(admin.getByText('It can be neither disabled nor deleted')).toBeVisible();
  await expect(admin.getByRole('button', { name: /^Disable/ })).toHaveCount(0);
  await expect(admin.getByRole('link', { name: 'Delete…' })).toHaveCount(0);
  expect((await admin.request.get('/admin/users/1/delete')).status()).toBe(404);
});

test('the audit log tells what happened with an account, and holds no secret', async ({ admin, member }) => {
  const { page, person } = member;
  expect((await page.request.get('/admin/posts')).status()).toBe(404);
  await openPerson(admin, person.username);
  await admin.getByRole('link', { name: 'What happened with this account' }).click();
  const log = admin.getByRole('main').getByRole('listitem');
  await expect(log.filter({ hasText: 'Registered' })).toHaveCount(1);
  await expect(log.filter({ hasText: 'Logged in' })).toHaveCount(1);
  await expect(log.filter({ hasText: 'Refused' })).toContainText('/admin/posts');
  await admin.getByLabel('Kind').selectOption('Registered');
  await admin.getByRole('button', { name: 'Filter' }).click();
  await expect(log).toHaveCount(1);
  expect(await admin.content()).not.toContain(person.password);
});

test('an account that does not exist is not found', async ({ admin }) => {
  for (const id of ['999999', '0', 'x', '99999999999']) {
    expect((await admin.request.get(`/admin/users/${id}`)).status(), id).toBe(404);
  }
});
