import type { Locator, Page } from '@playwright/test';
import { expect, logIn, test, unique, untilReactIsThere } from './fixtures';

const comment = (page: Page) => page.getByLabel('Comment', { exact: true });
const article = (page: Page, text: string): Locator =>
  page.getByRole('article').filter({ hasText: text }).last();

/** Posts a comment and tells its id. */
async function say(page: Page, path: string, text: string): Promise<string> {
  await page.goto(path);
  await comment(page).fill(text);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(article(page, text)).toBeVisible();
  await expect(page).toHaveURL(/#comment-\d+$/);
  return /#comment-(\d+)$/.exec(page.url())![1]!;
}

/** Answers through the link under a comment, in place or on the page for it. */
async function reply(page: Page, to: string, text: string): Promise<void> {
  await article(page, to)
    .getByRole('link', { name: /^Reply/ })
    .click();
  await page.getByLabel(/^(Reply to|Your reply)/).fill(text);
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(article(page, text)).toBeVisible();
}

const closeComments = (admin: Page) => toggle(admin, /^Close comments/, /^Open comments/);
const openComments = (admin: Page) => toggle(admin, /^Open comments/, /^Close comments/);

/** On the moderation list, for the post that the listed comments belong to. */
async function toggle(admin: Page, verb: RegExp, opposite: RegExp): Promise<void> {
  const mine = admin.getByRole('article').filter({ hasText: admin.url().split('#')[1] ?? '' });
  await mine.getByRole('button', { name: verb }).first().click();
  await expect(mine.getByRole('button', { name: opposite }).first()).toBeVisible();
}

test('people answer each other, and deeper answers say whom they answer', async ({ member, publish }) => {
  const { page, person } = member;
  await say(page, await publish({ title: unique('Talk'), body: 'Say something.' }), 'The first');
  await reply(page, 'The first', 'An answer');
  await expect(page.getByRole('link', { name: /in reply to/ })).toHaveCount(0);
  await reply(page, 'An answer', 'A deeper one');
  await expect(article(page, 'A deeper one').getByRole('link', { name: 'in reply to' })).toHaveText(
    `in reply to ${person.username}`,
  );
});

test(
  'the form for an answer takes focus and gives it back',
  { tag: '@scripts' },
  async ({ member, publish }) => {
    const { page } = member;
    await say(page, await publish({ title: unique('Focus'), body: 'Say something.' }), 'The first');
    const link = article(page, 'The first').getByRole('link', { name: /^Reply/ });
    await link.click();
    await expect(page.getByLabel(/^Reply to/)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel(/^Reply to/)).toHaveCount(0);
    await expect(link).toBeFocused();
  },
);

test('a person changes and deletes a comment, and answers keep their place', async ({
  member,
  visitor,
  publish,
}) => {
  const { page } = member;
  const path = await publish({ title: unique('Regret'), body: 'Say something.' });
  const id = await say(page, path, 'Before');
  await reply(page, 'Before', 'An answer');
  await page.goto(`/comments/${id}/edit`);
  await comment(page).fill('After');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(article(page, 'After')).toContainText('edited');
  await page.goto(`/comments/${id}/delete`);
  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'The comment is deleted' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(new RegExp(`#comment-${id}$`));
  await expect(article(page, 'After')).toBeVisible();
  await page.goto(`/comments/${id}/delete`);
  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'To the discussion' }).click();
  await expect(page).toHaveURL(new RegExp(`#comment-${id}$`));
  await visitor.goto(path);
  await expect(visitor.getByText('This comment was deleted.')).toBeVisible();
  await expect(article(visitor, 'An answer')).toBeVisible();
  expect(await visitor.content()).not.toContain('After');
});

test("nobody changes somebody else's comment", async ({ member, admin, visitor, publish }) => {
  const id = await say(member.page, await publish({ title: unique('Mine'), body: 'Say something.' }), 'Mine');
  expect((await admin.goto(`/comments/${id}/edit`))?.status()).toBe(404);
  for (const verb of ['edit', 'delete']) {
    await visitor.goto(`/comments/${id}/${verb}`);
    await expect(visitor).toHaveURL(/\/login\?next=/);
  }
});

test('the owner hides a comment from readers and brings it back', async ({
  member,
  admin,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Rude'), body: 'Say something.' });
  const text = unique('rude');
  const id = await say(member.page, path, text);
  await admin.goto('/admin/comments');
  await article(admin, text).getByRole('button', { name: /^Hide/ }).click();
  await expect(article(admin, text).getByRole('button', { name: /^Restore/ })).toBeVisible();
  await visitor.goto(path);
  expect(await visitor.content()).not.toContain(text);
  expect((await visitor.goto(`/comments/${id}`))?.status()).toBe(404);
  await admin.goto(`/comments/${id}`);
  await admin.getByRole('button', { name: 'Restore' }).click();
  await expect(admin).toHaveURL(new RegExp(`#comment-${id}$`));
  await visitor.goto(path);
  await expect(article(visitor, text)).toBeVisible();
});

test('what was typed while comments were closed waits, and is posted when they open', async ({
  member,
  admin,
  publish,
}) => {
  const { page } = member;
  const path = await publish({ title: unique('Closing'), body: 'Say something.' });
  const first = unique('first');
  await say(page, path, first);
  await comment(page).fill('Typed while it closed');
  await admin.goto(`/admin/comments#${first}`);
  await closeComments(admin);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/\/comments\/unposted(#.*)?$/);
  await expect(page.getByLabel('Your text')).toHaveValue('Typed while it closed');
  await openComments(admin);
  await page.goto('/comments/unposted');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(article(page, 'Typed while it closed')).toBeVisible();
  await page.goto('/comments/unposted');
  await expect(page.getByRole('heading', { name: 'Nothing is waiting' })).toBeVisible();
});

test('what was typed when the session had ended is posted after logging in', async ({ member, publish }) => {
  const { page, person } = member;
  const path = await publish({ title: unique('Away'), body: 'Say something.' });
  await page.goto(path);
  await comment(page).fill('Typed without a session');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.getByText('Your comment is waiting')).toBeVisible();
  await page.getByLabel('Email or username').fill(person.username);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(article(page, 'Typed without a session')).toBeVisible();
  await expect(comment(page)).toHaveValue('');
});

test('a change that comes too late is given back', async ({ member, admin, publish }) => {
  const { page } = member;
  const text = unique('hidden meanwhile');
  const id = await say(page, await publish({ title: unique('Late'), body: 'Say something.' }), text);
  await page.goto(`/comments/${id}/edit`);
  await comment(page).fill('My careful change');
  await admin.goto('/admin/comments');
  await article(admin, text).getByRole('button', { name: /^Hide/ }).click();
  await expect(article(admin, text).getByRole('button', { name: /^Restore/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/removed/).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveValue('My careful change');
});

test(
  'a draft survives a closed tab and a lost connection',
  { tag: '@scripts' },
  async ({ visitor, publish }) => {
    const path = await publish({ title: unique('Draft'), body: 'Say something.' });
    await visitor.goto(path);
    await comment(visitor).fill('Half a thought');
    const again = await visitor.context().newPage();
    await visitor.close();
    await again.goto(path);
    await expect(comment(again)).toHaveValue('Half a thought');
    await untilReactIsThere(again);
    await again.context().setOffline(true);
    await again.getByRole('button', { name: 'Post comment' }).click();
    await expect(again.getByRole('main').getByRole('alert')).toContainText('What you typed is still here');
    await expect(comment(again)).toHaveValue('Half a thought');
  },
);

test('a draft is gone once it is posted', { tag: '@scripts' }, async ({ member, visitor, publish }) => {
  const path = await publish({ title: unique('Posted'), body: 'Say something.' });
  await visitor.goto(path);
  await comment(visitor).fill('Posted by logging in');
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  await expect(visitor).toHaveURL(/\/login/);
  await visitor.goto(path);
  await expect(comment(visitor)).toHaveValue('Posted by logging in');
  await logIn(visitor, member.person);
  await visitor.goto(path);
  await expect(article(visitor, 'Posted by logging in')).toBeVisible();
  await expect(comment(visitor)).toHaveValue('');
});
