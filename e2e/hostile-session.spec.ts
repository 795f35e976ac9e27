import { createHmac } from 'node:crypto';
import type { APIRequestContext, BrowserContext } from '@playwright/test';
import { decode, encode } from 'next-auth/jwt';
import { AUTH_SECRET } from './auth-secret';
import { expect, test } from './fixtures';
import { sendPlainForm } from './plain-form';

const COOKIE = 'colophon-session';

type Claims = { sub: string; sid: string };

async function claimsOf(context: BrowserContext): Promise<Claims> {
  const token = (await context.cookies()).find(({ name }) => name === COOKIE)!.value;
  const { sub, sid } = (await decode<Claims>({ token, secret: AUTH_SECRET, salt: COOKIE }))!;
  return { sub: sub, sid };
}

const sealed = (token: object, { secret = AUTH_SECRET, salt = COOKIE, maxAge = 3600 } = {}) =>
  encode({ token, secret, salt, maxAge });

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object, algorithm: 'none' | 'HS256'): string {
  const text = `${base64({ alg: algorithm, typ: 'JWT' })}.${base64({ ...claims, exp: 9_999_999_999 })}`;
  const signature = createHmac('sha256', AUTH_SECRET).update(text).digest('base64url');
  return `${text}.${algorithm === 'none' ? '' : signature}`;
}

const whoIsAsking = async (request: APIRequestContext): Promise<unknown> =>
  ((await (await request.get('/api/session')).json()) as { user: unknown }).user;

/** Made from what a member really has. */
const forgeries: [name: string, make: (real: Claims) => string | Promise<string>][] = [
  [
    'sealed with another secret',
    (real) => sealed(real, { secret: 'another secret, as long as the real one is' }),
  ],
  ['sealed for another purpose', (real) => sealed(real, { salt: 'authjs.csrf-token' })],
  ['expired', (real) => sealed(real, { maxAge: -60 })],
  ['of the owner with the session of somebody else', ({ sid }) => sealed({ sub: '1', sid })],
  ['of the owner without a session', () => sealed({ sub: '1' })],
  ['of the owner with a session that never was', () => sealed({ sub: '1', sid: 'a'.repeat(43) })],
  ['with a session that is no text', ({ sub }) => sealed({ sub, sid: { $ne: null } })],
  ['with a session that holds SQL', ({ sub }) => sealed({ sub, sid: `' or '1'='1` })],
  ['unsigned, alg none', (real) => signed(real, 'none')],
  ['signed instead of sealed', (real) => signed(real, 'HS256')],
  ['cut short', async (real) => (await sealed(real)).slice(0, -6)],
  [
    'changed in the middle',
    async (real) => (await sealed(real)).replace(/\.[^.]{8}([^.]*)\.([^.]*)$/, '.AAAAAAAA$1.$2'),
  ],
  ['of five empty parts', () => '....'],
  ['no token at all', () => 'null'],
  ['broken percent encoding', () => '%E0%A4%A'],
  ['very long', () => 'a'.repeat(3900)],
  ['empty', () => ''],
];

for (const [name, forge] of forgeries) {
  test(`a session cookie that is ${name} is nobody’s`, async ({ member, playwright, baseURL }) => {
    const cookie = await forge(await claimsOf(member.page.context()));
    const request = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { cookie: `${COOKIE}=${cookie}` },
    });
    expect(await whoIsAsking(request)).toBeNull();
    for (const [path, status] of [
      ['/', 200],
      ['/login', 200],
      ['/api/auth/session', 200],
      ['/account', 307],
      ['/admin', 307],
      ['/account/data', 303],
    ] as const) {
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(status);
    }
    expect(await (await request.get('/api/auth/session')).json()).toBeNull();
    await request.dispose();
  });
}

test('the forged cookies differ from a good one only in what makes them bad', async ({
  member,
  playwright,
  baseURL,
}) => {
  const cookie = await sealed(await claimsOf(member.page.context()));
  const extraHTTPHeaders = { cookie: `${COOKIE}=${cookie}` };
  const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
  expect(await whoIsAsking(request)).toMatchObject({ username: member.person.username });
  await request.dispose();
});

test('an Authorization header is ignored, however broken', async ({ visitor }) => {
  for (const authorization of [
    'Bearer %',
    'Bearer',
    'Bearer a.b.c',
    'Basic %%%',
    'Basic YWRhOng=',
    '\u00ff',
  ]) {
    const ask = (path: string) => visitor.request.get(path, { headers: { authorization }, maxRedirects: 0 });
    expect(await (await ask('/api/session')).json(), authorization).toEqual({ user: null });
    expect((await ask('/api/auth/session')).status(), authorization).toBe(200);
    expect((await ask('/admin')).status(), authorization).toBe(307);
    expect((await ask('/')).status(), authorization).toBe(200);
  }
});

test('updating the session with the data of somebody else changes nothing', async ({ member, baseURL }) => {
  const { request } = member.page;
  const before = await whoIsAsking(request);
  const claims = await claimsOf(member.page.context());
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const owner = { id: 1, sub: '1', isAdmin: true };
  const answer = await request.post('/api/auth/session', {
    headers: { origin: baseURL! },
    data: { csrfToken, data: { ...owner, user: owner, sid: 'a'.repeat(43) } },
  });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).not.toMatch(/isAdmin|"sub"|"sid"/);
  expect(await whoIsAsking(request)).toEqual(before);
  expect(await claimsOf(member.page.context())).toEqual(claims);
  expect((await request.get('/admin')).status()).toBe(404);
});

test('each login makes another session, and ends the one that was there', async ({
  member,
  visitor,
  playwright,
  baseURL,
}) => {
  const { page, person } = member;
  const before = await page.context().cookies();
  const { sid } = await claimsOf(page.context());
  const answer = await sendPlainForm(visitor.request, {
    page: '/login',
    field: 'identifier',
    fields: { identifier: person.username, password: person.password },
    origin: baseURL!,
    sender: page.request,
  });
  expect(answer.status()).toBe(303);
  expect((await claimsOf(page.context())).sid).not.toBe(sid);
  expect(await whoIsAsking(page.request)).toMatchObject({ username: person.username });
  const cookie = before.map(({ name, value }) => `${name}=${value}`).join('; ');
  const copy = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { cookie } });
  expect(await whoIsAsking(copy)).toBeNull();
  await copy.dispose();
});

test('the cookie of a session that was logged out is dead everywhere', async ({
  member,
  browser,
  baseURL,
}) => {
  const { page, person } = member;
  await page.goto('/account');
  await page.getByLabel('Display name').fill('Changed after the end');

  const elsewhere = await browser.newContext({ baseURL });
  await elsewhere.addCookies(await page.context().cookies());
  const other = await elsewhere.newPage();
  await other.goto('/account');
  await other.getByRole('main').getByRole('button', { name: 'Log out' }).click();
  await expect(other).toHaveURL(`${baseURL}/`);
  await elsewhere.close();

  const { request } = page;
  expect(await whoIsAsking(request)).toBeNull();
  expect(await (await request.get('/api/auth/session')).json()).toBeNull();
  expect((await request.get('/account', { maxRedirects: 0 })).status()).toBe(307);
  expect((await request.get('/account/data', { maxRedirects: 0 })).status()).toBe(303);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('no longer logged in')).toBeVisible();
  expect(await (await request.get(`/users/${person.username}`)).text()).not.toContain('Changed after');
});

test('next-auth’s own way out ends the session for copies of its cookie too', async ({
  member,
  playwright,
  baseURL,
}) => {
  const { page } = member;
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const copy = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { cookie } });
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const headers = { origin: baseURL! };
  const leave = (token: string) =>
    page.request.post('/api/auth/signout', { headers, form: { csrfToken: token }, maxRedirects: 0 });
  await leave('forged');
  expect(await whoIsAsking(copy)).toMatchObject({ username: member.person.username });
  expect((await leave(csrfToken)).status()).toBe(302);
  expect(await whoIsAsking(page.request)).toBeNull();
  expect(await whoIsAsking(copy)).toBeNull();
  expect((await copy.get('/account/data', { maxRedirects: 0 })).status()).toBe(303);
  await copy.dispose();
});

test('a form of a session that ended comes back with its text, and is refused as such', async ({
  visitor,
  baseURL,
}) => {
  const answer = await visitor.request.post('/account', {
    headers: { origin: baseURL! },
    form: { bio: 'typed for an hour' },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain('value="typed for an hour"');
});

test('reading changes nothing: neither logout nor a link is used by a GET', async ({
  admin,
  member,
  visitor,
}) => {
  const { page, person } = member;
  for (const path of [
    '/api/auth/signout',
    '/api/auth/signout?csrfToken=x',
    '/api/auth/signin/credentials',
    '/api/auth/callback/credentials?identifier=ada&password=x',
    `/account/delete?username=${person.username}&comments=erase`,
    '/account/devices?session=all',
  ]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBeLessThan(500);
  }
  expect(await whoIsAsking(page.request)).toMatchObject({ username: person.username });

  await admin.goto(`/admin/users?search=${person.username}`);
  await admin.getByRole('main').getByRole('link', { name: person.username, exact: true }).click();
  await admin.getByRole('button', { name: 'Make a reset link' }).click();
  const link = await admin.getByLabel('Pass this link on').inputValue();
  for (const method of ['GET', 'GET', 'HEAD'])
    expect((await visitor.request.fetch(link, { method })).status()).toBe(200);
  await visitor.goto(link);
  await expect(visitor.getByLabel('New password', { exact: true })).toBeVisible();
  expect(await whoIsAsking(page.request)).toMatchObject({ username: person.username });
});
