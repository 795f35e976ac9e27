import type { APIRequestContext } from '@playwright/test';
import { expect, test, unique } from './fixtures';

const ask = (request: APIRequestContext, token: string) =>
  request.get('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });

test('a person makes a token for a program, uses it and revokes it', async ({ member, visitor }) => {
  const { page, person } = member;
  const name = unique('Backup');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Tokens', exact: true }).click();
  await expect(page.getByText('You have none.')).toBeVisible();
  // What only the owner may do is not offered.
  await expect(page.getByLabel(/Write, publish and delete posts/)).toHaveCount(0);

  await page.getByLabel('What it is for').fill(name);
  await page.getByLabel('Current password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Make token' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'at least one thing' })).toBeVisible();
  await expect(page.getByLabel('What it is for')).toHaveValue(name);

  await page.getByLabel('Read your account, email address included').check();
  await page.getByLabel('Current password', { exact: true }).fill('not this one');
  await page.getByRole('button', { name: 'Make token' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not your current password' })).toBeVisible();
  await expect(page.getByLabel('Read your account, email address included')).toBeChecked();

  await page.getByLabel('Current password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Make token' }).click();
  const shown = page.getByRole('textbox', { name: 'New token' });
  await expect(shown).toHaveValue(/^colo_pat_\w{36}$/);
  const token = await shown.inputValue();
  await expect(page.getByText(`colo_pat_…${token.slice(-4)}`)).toBeVisible();

  expect(await (await ask(visitor.request, token)).json()).toMatchObject({ email: person.email });
  await page.goto('/account/tokens');
  expect(await page.content()).not.toContain(token);
  await expect(page.getByText(/last used/)).toBeVisible();
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await expect(page.getByText('You have none.')).toBeVisible();
  expect((await ask(visitor.request, token)).status()).toBe(401);
});

test('a program that logged in is among the devices, and can be ended there', async ({ member, visitor }) => {
  const { page, person } = member;
  const credentials = { identifier: person.username, password: person.password };
  const answer = await visitor.request.post('/api/v1/tokens', { data: credentials });
  const { token } = (await answer.json()) as { token: string };
  expect((await ask(visitor.request, token)).status()).toBe(200);
  await page.goto('/account/devices');
  await expect(page.getByText('A program (API)').first()).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log out A program (API)' }).click();
  await expect(page.getByText('That device is logged out.')).toBeVisible();
  expect((await ask(visitor.request, token)).status()).toBe(401);
});

test('the page of the API needs no scripts, and leads to the page of an error', async ({ visitor }) => {
  await visitor.goto('/api/docs');
  await expect(visitor.getByRole('heading', { name: 'POST /posts', exact: true })).toBeVisible();
  await expect(visitor.getByText('curl -X POST').first()).toBeVisible();
  await visitor.getByRole('link', { name: 'stale', exact: true }).click();
  await expect(visitor.getByRole('heading', { name: 'There is a newer version' })).toBeVisible();
});

test('with scripts an operation can be tried on the page @scripts', async ({ visitor }) => {
  await visitor.goto('/api/docs/try');
  await visitor.getByText('One post, by its number or its slug').first().click();
  await visitor.getByRole('button', { name: 'Try it out' }).click();
  await visitor.getByPlaceholder('id', { exact: true }).fill('nothing-of-this-name');
  await visitor.getByRole('button', { name: 'Execute' }).click();
  await expect(visitor.getByText('/api/problems/not-found').first()).toBeVisible();
});
