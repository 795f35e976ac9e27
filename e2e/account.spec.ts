import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect, logIn, newPerson, owner, register, test, unique } from './fixtures';

const newPassword = 'four quiet garden chairs';

/** The same person on another device. */
async function onAnotherDevice(
  browser: Browser,
  options: BrowserContextOptions,
  person: { username: string; password: string },
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await logIn(page, person);
  await run(page);
  await context.close();
}

test('what a person says about themselves is on their public profile, with their comments', async ({
  member,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Profile'), body: 'Say something.' });
  const { page, person } = member;
  await page.goto('/account');
  await page.getByLabel('Display name').fill('Grace Hopper');
  await page.getByLabel('About you').fill('Compilers.\nAnd <b>ships</b>.');
  await page.getByLabel('Website').fill('example.org');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toHaveText('Saved.');
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill('Seen from the bridge');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);

  await visitor.goto(path);
  await visitor.getByRole('link', { name: 'Grace Hopper', exact: true }).click();
  await expect(visitor).toHaveURL(new RegExp(`/users/${person.username}$`));
  await expect(visitor.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await expect(visitor.getByText('And <b>ships</b>.')).toBeVisible();
  const website = visitor.getByRole('link', { name: 'example.org' });
  await expect(website).toHaveAttribute('href', 'https://example.org/');
  await expect(website).toHaveAttribute('rel', 'nofollow ugc noopener');
  await expect(visitor.getByText('Seen from the bridge')).toBeVisible();
  expect(await visitor.content()).not.toContain(person.email);
});

test('a profile has one address, whatever the case, and there is none of nobody', async ({
  member,
  visitor,
}) => {
  const { username } = member.person;
  const other = await visitor.request.get(`/users/${username.toUpperCase()}`, { maxRedirects: 0 });
  expect(other.status()).toBe(308);
  expect(other.headers().location).toMatch(new RegExp(`/users/${username}$`));
  expect((await visitor.request.get(`/users/${unique('nobody')}`)).status()).toBe(404);
});

test('a taken username and a website that is none are said at the field, and what was typed is kept', async ({
  member,
}) => {
  const { page } = member;
  await page.goto('/account');
  await page.getByLabel('Username').fill(owner.username.toUpperCase());
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/taken/);
  await expect(page.getByLabel('Username')).toHaveValue(owner.username.toUpperCase());
  await page.getByLabel('Website').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Website')).toHaveAccessibleDescription(/does not look like a website/);
});

test('a new password logs every other device out at once, and this one stays', async ({
  member,
  browser,
  contextOptions,
}) => {
  const { page, person } = member;
  await onAnotherDevice(browser, contextOptions, person, async (other) => {
    const copied = await page.context().cookies();
    await page.goto('/account/password');
    await page.getByLabel('Current password').fill(person.password);
    await page.getByLabel('New password', { exact: true }).fill(newPassword);
    await page.getByLabel('Confirm new password').fill(newPassword);
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('status')).toContainText('is changed');
    await other.goto('/account');
    await expect(other).toHaveURL(/\/login/);
    await page.goto('/account');
    await expect(page).toHaveURL(/\/account$/);

    // A copy of this device's cookie from before is dead too.
    const thief = await browser.newContext(contextOptions);
    await thief.addCookies(copied);
    expect(await (await thief.request.get('/api/session')).json()).toEqual({ user: null });
    await thief.close();
  });
  await onAnotherDevice(browser, contextOptions, { ...person, password: newPassword }, async (again) => {
    await again.goto('/account');
    await expect(again).toHaveURL(/\/account$/);
  });
});

test('a wrong current password and a common new one are said at the field', async ({ member }) => {
  const { page, person } = member;
  await page.goto('/account/password');
  const change = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password', { exact: true }).fill(next);
    await page.getByLabel('Confirm new password').fill(next);
    await page.getByRole('button', { name: 'Change password' }).click();
  };
  await change('not the password', newPassword);
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/not your current/);
  await change(person.password, 'password123');
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(/guessed first/);
  await change(person.password, `${person.username}!`);
  await expect(page.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(/username/);
});

test('another email address is asked for with the current password', async ({ member }) => {
  const { page, person } = member;
  await page.goto('/account/email');
  await expect(page.getByText(person.email)).toBeVisible();
  await page.getByLabel('New email').fill(`new-${person.email}`);
  await page.getByLabel('Current password').fill('not the password');
  await page.getByRole('button', { name: 'Change email' }).click();
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/not your current/);
  await expect(page.getByLabel('New email')).toHaveValue(`new-${person.email}`);
  await page.getByLabel('Current password').fill(person.password);
  await page.getByRole('button', { name: 'Change email' }).click();
  await expect(page.getByRole('status')).toContainText('link');
  // It changes only when the link is opened.
  await page.goto('/account');
  await expect(page.getByText(person.email, { exact: true })).toBeVisible();
});

test('a person sees where they are logged in, and logs another device out', async ({
  member,
  browser,
  contextOptions,
}) => {
  const { page, person } = member;
  await onAnotherDevice(browser, contextOptions, person, async (other) => {
    await page.goto('/account/devices');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(
      1,
    );
    await page.getByLabel('Current password').fill(person.password);
    await page
      .getByRole('listitem')
      .getByRole('button', { name: /^Log out/ })
      .click();
    await expect(page.getByRole('status')).toHaveText('That device is logged out.');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
    await other.goto('/account');
    await expect(other).toHaveURL(/\/login/);
  });
});

test('a person takes their data along', async ({ member, publish }) => {
  const path = await publish({ title: unique('Data'), body: 'Say something.' });
  const { page, person } = member;
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill('To take along');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  await page.goto('/account');
  const link = page.getByRole('link', { name: 'Download my data' });
  const response = await page.request.get((await link.getAttribute('href'))!);
  expect(response.headers()).toMatchObject({
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="${person.username}.json"`,
  });
  const data = (await response.json()) as Record<string, unknown>;
  expect(data).toMatchObject({ account: { email: person.email }, comments: [{ body: 'To take along' }] });
  expect(await response.text()).not.toMatch(/hash|"id"/i);
});

test('password managers find the page where a password is changed', async ({ member }) => {
  await member.page.goto('/.well-known/change-password');
  await expect(member.page.getByRole('heading', { name: 'Change your password' })).toBeVisible();
});

test('nobody gets data without being logged in', async ({ visitor }) => {
  const response = await visitor.request.get('/account/data', { maxRedirects: 0 });
  expect(response.status()).toBe(303);
});

test('a deleted account is gone, and its comments stay without a name', async ({
  visitor,
  publish,
  baseURL,
}) => {
  const path = await publish({ title: unique('Farewell'), body: 'Say something.' });
  const person = newPerson();
  await register(visitor, person);
  await visitor.goto(path);
  const text = unique('to be remembered');
  await visitor.getByLabel('Comment', { exact: true }).fill(text);
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  await expect(visitor).toHaveURL(/#comment-\d+$/);

  await visitor.goto('/account/delete');
  await visitor.getByRole('button', { name: 'Delete my account' }).click();
  await expect(visitor.getByText('Choose what becomes of your comments.')).toBeVisible();
  await visitor.getByLabel('Keep them, without your name').check();
  await visitor.getByLabel('Your username').fill(person.username);
  await visitor.getByLabel('Current password').fill(person.password);
  await visitor.getByRole('button', { name: 'Delete my account' }).click();
  await expect(visitor.getByRole('heading', { name: 'Your account is deleted' })).toBeVisible();
  expect(await (await visitor.request.get('/api/session')).json()).toEqual({ user: null });
  await visitor.goto(path);
  await expect(visitor.getByText(text)).toBeVisible();
  await expect(visitor.getByText('Former member', { exact: true })).toBeVisible();
  expect((await visitor.request.get(`${baseURL}/users/${person.username}`)).status()).toBe(404);
});

test('the owner is told why the account stays', async ({ admin }) => {
  await admin.goto('/account/delete');
  await expect(admin.getByText('This account owns the site')).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Delete my account' })).toHaveCount(0);
});
