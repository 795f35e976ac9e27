import { expect, owner, test } from './fixtures';

test('a visitor sees Log in and Register, and is asked nothing', async ({ visitor }) => {
  const asked: string[] = [];
  visitor.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visitor.goto('/');
  const header = visitor.getByRole('banner');
  await expect(header.getByRole('link', { name: 'Log in' })).toBeVisible();
  await expect(header.getByRole('link', { name: 'Register' })).toBeVisible();
  await visitor.waitForLoadState('networkidle');
  expect(asked).not.toContain('/api/session');
});

test('the owner has a menu with Account, Admin and Log out', async ({ admin, baseURL }) => {
  await admin.goto('/');
  await admin.getByRole('banner').getByRole('button', { name: owner.username }).click();
  await expect(admin.getByRole('link', { name: 'Account' })).toBeVisible();
  await expect(admin.getByRole('link', { name: 'Admin' })).toBeVisible();
  await admin.getByRole('button', { name: 'Log out' }).click();
  await expect(admin).toHaveURL(`${baseURL}/`);
  await expect(admin.getByRole('banner').getByRole('link', { name: 'Log in' })).toBeVisible();
});

test('a reader with an account has no Admin in the menu', async ({ member }) => {
  await member.page.goto('/');
  await member.page.getByRole('banner').getByRole('button', { name: member.person.username }).click();
  await expect(member.page.getByRole('link', { name: 'Account' })).toBeVisible();
  await expect(member.page.getByRole('link', { name: 'Admin' })).toHaveCount(0);
});

test('nothing moves while the page finds out who is there', async ({ admin, visitor, publish }) => {
  for (const number of [1, 2, 3, 4]) await publish({ title: `Still ${number}`, body: 'Quiet. '.repeat(40) });
  for (const page of [admin, visitor]) {
    await page.addInitScript(() => {
      const shifts = ((window as unknown as { shifts: number[] }).shifts = []) as number[];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBe(0);
  }
});
