import type { ChildProcess } from 'node:child_process';
import { endSite, ownPorts, startSite } from './own-site';
import { expect, fillRegistration, owner, test } from './fixtures';

let site: ChildProcess;
test.afterAll(() => endSite(site));

test('a site that is killed while somebody writes costs no word once it is back @scripts', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  site = await startSite('killed');
  const context = await browser.newContext({ baseURL: `http://localhost:${ownPorts.killed}` });
  const page = await context.newPage();
  await page.goto('/register');
  await fillRegistration(page, owner);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).not.toHaveURL(/\/register/);
  await page.goto('/admin/posts/new');
  const text = page.getByRole('textbox', { name: 'Body, rich text' });
  await page.getByLabel('Title', { exact: true }).fill('Through a crash');
  await text.pressSequentially('Kept before.');
  await expect(page.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();

  await endSite(site, 'SIGKILL');
  await text.pressSequentially(' Typed while it was away.');
  await expect(page.getByText('kept in this browser')).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();

  site = await startSite('killed');
  // By itself, without a press.
  await expect(page.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(text).toHaveText('Kept before. Typed while it was away.');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page).toHaveURL(/\/edit/);
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await context.close();
});
