import { expect, test, unique } from './fixtures';

test('the owner has another program told, looks at what was sent, and ends it', async ({ admin }) => {
  const url = `https://hooks.example.org/${unique('in')}`;
  await admin.goto('/admin/settings/writing');
  await admin.getByRole('link', { name: 'webhooks', exact: true }).click();
  await admin.getByLabel('Address').fill('http://127.0.0.1:3000/');
  await admin.getByRole('button', { name: 'Make webhook' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'starts with https://' })).toBeVisible();
  await admin.getByLabel('Address').fill('https://192.168.1.1/');
  await admin.getByRole('button', { name: 'Make webhook' }).click();
  await expect(admin.getByRole('alert').filter({ hasText: 'private network' })).toBeVisible();

  await admin.getByLabel('Address').fill(url);
  await admin.getByLabel('Somebody registered').check();
  await admin.getByRole('button', { name: 'Make webhook' }).click();
  const secret = await admin.getByRole('textbox', { name: 'Secret' }).inputValue();
  expect(secret).toMatch(/^whsec_/);

  await admin.getByRole('link', { name: url }).click();
  await expect(admin.getByLabel('Somebody registered')).toBeChecked();
  await expect(admin.getByText('Nothing was sent in the last 30 days.')).toBeVisible();
  expect(await admin.content()).not.toContain(secret);
  const page = new URL(admin.url()).pathname;
  await admin.getByRole('button', { name: 'Send a test' }).click();
  const sent = admin.getByRole('listitem').filter({ hasText: 'webhook.test' });
  await expect(sent).toBeVisible();
  // Nobody of that name is there: it was tried, and will be again.
  await expect(async () => {
    await admin.goto(page);
    await expect(sent.getByText(/ENOTFOUND|EAI_AGAIN|in time/).first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await sent.getByRole('button', { name: 'Send again' }).click();
  await expect(sent).toBeVisible();

  await admin.getByRole('button', { name: 'Make a new secret' }).click();
  const made = admin.getByLabel(/Copy the new secret now/);
  await expect(made).toHaveValue(/^whsec_/);
  expect(await made.inputValue()).not.toBe(secret);

  await admin.getByRole('button', { name: 'Delete webhook' }).click();
  await expect(admin.getByRole('heading', { name: 'Webhooks' })).toBeVisible();
  await expect(admin.getByRole('link', { name: url })).toHaveCount(0);
});
