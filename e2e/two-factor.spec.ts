import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, newPerson, register, test, type Person } from './fixtures';

/** What an authenticator app would show; each code works once, and so does none before it. */
const codeOf = (key: string, stepsAhead = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 });

/** Turns two-step login on, and tells the key and the recovery codes. */
async function turnOn(page: Page, person: Person): Promise<{ key: string; codes: string[] }> {
  await page.goto('/account/two-factor');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent())!.replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
  await page.getByLabel('Current password').fill(person.password);
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery codes', exact: true })).toBeVisible();
  const codes = await page
    .getByRole('region', { name: 'Recovery codes', exact: true })
    .getByRole('listitem')
    .allTextContents();
  expect(codes).toHaveLength(10);
  await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(0);
  return { key, codes };
}

async function giveNameAndPassword(page: Page, person: Person): Promise<void> {
  await page.goto('/login?next=/account');
  await page.getByLabel('Email or username').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/login\/code/);
}

async function logOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
  await expect(page).toHaveURL(/\/$/);
}

test('with an authenticator app, logging in takes a code, and each code works once', async ({ page }) => {
  const person = newPerson();
  await register(page, person);
  const { key } = await turnOn(page, person);
  await page.goto('/account/two-factor');
  await expect(page.getByText(key)).toHaveCount(0);
  await expect(page.getByText('10 recovery codes are left')).toBeVisible();
  await logOut(page);

  await giveNameAndPassword(page, person);
  expect(await (await page.request.get('/api/session')).json()).toEqual({ user: null });
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/wrong or was used/);
  const code = codeOf(key, 1);
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await logOut(page);

  await giveNameAndPassword(page, person);
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/wrong or was used/);
});

test('a recovery code lets in once, and turns two-step login off with the password', async ({ page }) => {
  const person = newPerson();
  await register(page, person);
  const { codes } = await turnOn(page, person);
  await logOut(page);
  await giveNameAndPassword(page, person);
  await page.getByRole('link', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(codes[0]!.toUpperCase());
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/account$/);

  await page.goto('/account/two-factor');
  await expect(page.getByText('9 recovery codes are left')).toBeVisible();
  const off = page.getByRole('form', { name: 'Turn off' });
  await off.getByLabel('Current password').fill(person.password);
  await off.getByLabel('Code', { exact: true }).fill(codes[0]!);
  await off.getByRole('button', { name: 'Turn off' }).click();
  await expect(off.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/wrong or was used/);
  await off.getByLabel('Current password').fill(person.password);
  await off.getByLabel('Code', { exact: true }).fill(codes[1]!);
  await off.getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByRole('status')).toHaveText('Two-step login is off.');
});

test('the page for the code is for those who gave the password, and next-auth’s own route wants it too', async ({
  page,
  visitor,
  baseURL,
}) => {
  await visitor.goto('/login/code');
  await expect(visitor).toHaveURL(/\/login$/);
  const person = newPerson();
  await register(page, person);
  await turnOn(page, person);
  const { csrfToken } = (await (await visitor.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  await visitor.request.post('/api/auth/callback/credentials', {
    headers: { origin: baseURL! },
    form: { csrfToken, identifier: person.username, password: person.password },
  });
  expect(await (await visitor.request.get('/api/session')).json()).toEqual({ user: null });
});
