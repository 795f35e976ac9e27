import type { Page } from '@playwright/test';
import { expect, fillRegistration, logIn, newPerson, owner, test, unique } from './fixtures';
import { sendPlainForm } from './plain-form';

/** What no form has, and what a careless one would believe. */
const extra = {
  id: '1',
  userId: '1',
  authorId: '1',
  author_id: '1',
  isAdmin: 'true',
  is_admin: 'on',
  role: 'admin',
  createdAt: '2001-01-01T00:00:00Z',
  created_at: '2001-01-01T00:00:00Z',
  passwordHash: 'x',
  emailVerifiedAt: '2001-01-01T00:00:00Z',
  disabledAt: '',
  ['__proto__']: 'x',
  constructor: 'x',
  'user[id]': '1',
};

/** Adds hidden fields to the form of a button, those that it has left out. */
async function addFields(page: Page, button: string, fields: Record<string, string> = extra): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).evaluate((element, added) => {
    const { form } = element as HTMLButtonElement;
    for (const [name, value] of Object.entries(added)) {
      if (form!.elements.namedItem(name)) continue;
      form!.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    }
  }, fields);
}

type Data = { account: { username: string; email: string; createdAt: string } };

test('extra fields in a registration and a profile make nobody else of a person', async ({
  visitor,
  page,
}) => {
  const person = newPerson();
  await visitor.goto('/register');
  await fillRegistration(visitor, person);
  await addFields(visitor, 'Create account');
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor).not.toHaveURL(/\/register/);
  const session = (await (await visitor.request.get('/api/session')).json()) as { user: { id: number } };
  expect(session).toMatchObject({ user: { username: person.username, isAdmin: false } });
  expect(session.user.id).toBeGreaterThan(1);

  await visitor.goto('/account');
  await visitor.getByLabel('About you').fill('Only mine');
  await addFields(visitor, 'Save', { ...extra, email: 'taken@example.org' });
  await visitor.getByRole('button', { name: 'Save' }).click();
  await expect(visitor.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  const { account } = (await (await visitor.request.get('/account/data')).json()) as Data;
  expect(account).toMatchObject({ username: person.username, email: person.email });
  expect(new Date(account.createdAt).getUTCFullYear()).toBeGreaterThan(2020);
  expect((await visitor.request.get('/admin')).status()).toBe(404);
  await page.goto(`/users/${owner.username}`);
  await expect(page.getByText('Only mine')).toHaveCount(0);
});

test('extra fields in a comment neither change its author nor its time', async ({ member, publish }) => {
  const path = await publish({ title: unique('Extra'), body: 'Say something.' });
  const { page, person } = member;
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill('Signed by nobody else');
  await addFields(page, 'Post comment', { ...extra, status: 'hidden', bodyHtml: '<b>x</b>', rootId: '1' });
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  const comment = page.getByRole('article').filter({ hasText: 'Signed by nobody else' });
  await expect(comment.getByRole('link', { name: person.username }).first()).toBeVisible();
  const year = new Date().getUTCFullYear();
  await expect(comment.locator('time').first()).toHaveAttribute('datetime', new RegExp(`^${year}-`));
});

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/account/..//evil.example',
  'https:evil.example',
  'https://evil.example/',
  'HTTPS://evil.example/',
  'https://localhost@evil.example/',
  '//localhost@evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '%2F%2Fevil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/\r\nSet-Cookie: evil=1',
];

test('whatever next= says, logging in leads to a page of this site', async ({
  member,
  playwright,
  baseURL,
}) => {
  test.slow();
  const { username, password } = member.person;
  for (const next of elsewhere) {
    const request = await playwright.request.newContext({ baseURL });
    const answer = await sendPlainForm(request, {
      page: `/login?next=${encodeURIComponent(next)}`,
      field: 'identifier',
      fields: { identifier: username, password, next },
      origin: baseURL!,
    });
    expect(answer.status(), next).toBe(303);
    expect(new URL(answer.headers().location!, baseURL).origin, next).toBe(baseURL);
    expect(answer.headers()['set-cookie'], next).not.toMatch(/^evil/m);
    // Somebody who is logged in already is sent on at once.
    const again = await request.get('/login', { params: { next }, maxRedirects: 0 });
    expect(again.status(), next).toBe(307);
    expect(new URL(again.headers().location!, baseURL).origin, next).toBe(baseURL);
    await request.dispose();
  }
});

test('whatever callbackUrl says, the routes of next-auth lead to a page of this site', async ({
  member,
  playwright,
  baseURL,
}) => {
  test.slow();
  const { username, password } = member.person;
  for (const callbackUrl of ['/account', ...elsewhere]) {
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL! } });
    const csrf = await request.get('/api/auth/csrf');
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    for (const [path, fields] of [
      ['callback/credentials', { identifier: username, password: 'wrong' }],
      ['callback/credentials', { identifier: username, password }],
      ['signout', {}],
    ] as const) {
      const form = { ...fields, csrfToken, callbackUrl };
      const answer = await request.post(`/api/auth/${path}`, { form, maxRedirects: 0 });
      const name = `${path} ${callbackUrl}`;
      // A callback that makes no sense is refused as a whole; nothing leads there.
      const { location } = answer.headers();
      if (callbackUrl === '/account' || answer.status() !== 500) {
        expect(answer.status(), name).toBe(302);
        expect(new URL(location ?? 'missing:', baseURL).origin, name).toBe(baseURL);
      } else expect(location, name).toBeUndefined();
      expect(await answer.text(), name).not.toContain('evil.example');
    }
    await request.dispose();
  }
});

test('a planted cookie of next-auth keeps nobody from logging in', async ({ member, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const names = ['authjs.callback-url', 'next-auth.callback-url'];
  const value = encodeURIComponent('\\\\evil.example');
  await context.addCookies(names.map((name) => ({ name, value, url: baseURL! })));
  const page = await context.newPage();
  await logIn(page, member.person);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/account$/);
  await context.close();
});
