import { expect, fillRegistration, owner, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

test('a new site tells where to begin, and nothing is there yet', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Create the owner account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create the owner account');
});

test('the first person claims the site and lands in its admin pages', async ({ page }) => {
  await page.goto('/register');
  await fillRegistration(page, owner);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/admin/);
});

test('afterwards everybody else registers as a reader', async ({ page }) => {
  await page.goto('/register');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Create the owner account' })).toHaveCount(0);
});
