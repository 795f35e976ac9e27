import { expect, logIn, owner, test } from './fixtures';

test('a person logs in by username or by email, regardless of case', async ({ page }) => {
  await logIn(page, { ...owner, username: owner.email.toUpperCase() });
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/admin/);
});

test('a wrong password and an unknown name are answered alike, and the name is kept', async ({ page }) => {
  const messages: string[] = [];
  for (const name of [owner.username, 'nobody-at-all']) {
    await page.goto('/login');
    await page.getByLabel('Email or username').fill(name);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Log in' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'wrong' });
    await expect(alert).toBeVisible();
    messages.push((await alert.textContent())!);
    await expect(page.getByLabel('Email or username')).toHaveValue(name);
  }
  expect(messages[0]).toBe(messages[1]);
});

test('after logging in a person lands where they were going', async ({ page }) => {
  await page.goto('/admin/posts');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('Email or username').fill(owner.username);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/admin\/posts$/);
});

test('where to go next is a path of this site only', async ({ page, baseURL }) => {
  await page.goto('/login?next=//evil.example/');
  await page.getByLabel('Email or username').fill(owner.username);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(`${baseURL}/`);
});

test('logging out ends the session for every copy of its cookie', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await logIn(page, owner);
  const copied = await context.cookies();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page).toHaveURL(`${baseURL}/`);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);

  const thief = await browser.newContext();
  await thief.addCookies(copied);
  const stolen = await thief.newPage();
  await stolen.goto(`${baseURL}/account`);
  await expect(stolen).toHaveURL(/\/login/);
  expect(await (await thief.request.get(`${baseURL}/api/session`)).json()).toEqual({ user: null });
  await thief.close();
});

test('a site that is too busy is answered with 503, and the form stays as it was @scripts', async ({
  page,
}) => {
  // What the server sends then is tested in trouble.life.test.ts; here, that React reads it all the same.
  await page.route('/login', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fulfill({ response: await route.fetch(), status: 503 });
  });
  await page.goto('/login');
  await page.getByLabel('Email or username').fill('nobody-at-all');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible();
  await expect(page.getByLabel('Email or username')).toHaveValue('nobody-at-all');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not the password');
});
