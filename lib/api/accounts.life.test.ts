import { hkdfSync } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, SECRET, startApiSite, type ApiSite } from '@/lib/testing/api-site';
import { expectProblem } from '@/lib/testing/expect-problem';

/** Registering, tokens and accounts, as programs use them on the production build. */
let site: ApiSite;
let ownerToken: string;

beforeAll(async () => {
  site = await startApiSite();
  ownerToken = await site.logIn(site.owner);
}, 300_000);
afterAll(() => site?.stop());

test('a program registers somebody, logs in, sees itself, and logs out', async () => {
  const person = newPerson();
  const registered = await site.call('POST', '/users', { body: person });
  expect(registered.status).toBe(201);
  expect(registered.headers.get('location')).toBe(`${site.origin}/api/v1/users/${person.username}`);
  expect(registered.json).toEqual({
    id: expect.any(Number) as number,
    username: person.username,
    name: person.username,
    email: person.email,
    emailVerified: false,
    bio: '',
    website: '',
    isActive: true,
    isAdmin: false,
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    updatedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
  expectProblem(await site.call('POST', '/users', { body: person }), 409, 'username-taken');
  const sameEmail = { ...newPerson(), email: person.email.toUpperCase() };
  expectProblem(await site.call('POST', '/users', { body: sameEmail }), 409, 'email-taken');

  const credentials = { identifier: person.email, password: person.password };
  const logged = await site.call('POST', '/tokens', { body: credentials });
  expect(logged.status).toBe(201);
  const { token, tokenType, user } = logged.json as { token: string; tokenType: string; user: object };
  expect([tokenType, user]).toEqual(['Bearer', registered.json]);
  expect((await site.call('GET', '/me', { token })).json).toEqual(registered.json);

  for (const wrong of [
    { ...credentials, password: 'not this one' },
    { ...credentials, identifier: 'nobody-at-all' },
  ]) {
    const answer = await site.call('POST', '/tokens', { body: wrong });
    expectProblem(answer, 401, 'invalid-credentials');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Colophon API"');
  }

  const without = await site.call('GET', '/me');
  expectProblem(without, 401, 'token-required');
  expect(without.headers.get('www-authenticate')).toBe('Bearer realm="Colophon API"');

  expectProblem(await site.call('GET', '/users', { token }), 403, 'forbidden');
  const people = await site.call('GET', `/users?q=${person.username}`, { token: ownerToken });
  expect(people.json).toMatchObject({ items: [{ username: person.username, isAdmin: false }], next: null });
  expect(people.text).not.toContain('@');

  expect((await site.call('DELETE', '/tokens/current', { token })).status).toBe(204);
  for (const call of [site.call('GET', '/me', { token }), site.call('GET', '/posts', { token })]) {
    const dead = await call;
    expectProblem(dead, 401, 'invalid-token');
    expect(dead.headers.get('www-authenticate')).toContain('error="invalid_token"');
  }
});

test('an expired token and one of another key open nothing', async () => {
  const token = await site.logIn(site.owner);
  const { sid, sub, iss, aud } = decodeJwt<{ sid: string }>(token);
  const key = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', 'colophon access token', 32));
  const sign = (expires: string, secret = SECRET) =>
    new SignJWT({ sid })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setSubject(sub!)
      .setIssuer(iss!)
      .setAudience(aud!)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(key(secret));
  expect((await site.call('GET', '/me', { token: await sign('1 minute') })).status).toBe(200);
  for (const other of [await sign('1 second ago'), await sign('1 minute', 'x'.repeat(40))])
    expectProblem(await site.call('GET', '/me', { token: other }), 401, 'invalid-token');
  for (const authorization of [
    'Bearer',
    'Bearer %',
    'Basic YTpi',
    'bearer a b',
    `Bearer ${'a'.repeat(9000)}`,
  ])
    expectProblem(await site.call('GET', '/me', { headers: { authorization } }), 401, 'invalid-token');
  expect((await site.call('GET', '/me', { headers: { authorization: `bearer ${token}` } })).status).toBe(200);
});

test('of fifty that register at once under one name one does', async () => {
  const person = newPerson();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      site.call('POST', '/users', { body: { ...person, email: `${number}.${person.email}` } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
});

test('the owner changes the site and looks after accounts', async () => {
  const token = ownerToken;
  const before = (await site.call('GET', '/site')).json as { title: string };
  expect(before).not.toHaveProperty('notifyNewDevice');
  expect((await site.call('PATCH', '/site', { token, body: { title: 'By program' } })).json).toEqual({
    ...before,
    title: 'By program',
    notifyNewDevice: true,
  });
  expect((await site.call('GET', '/site')).json).toMatchObject({ title: 'By program' });
  await site.call('PATCH', '/site', { token, body: { registration: 'invite' } });
  const person = newPerson();
  expectProblem(await site.call('POST', '/users', { body: person }), 403, 'registration-closed');
  const made = (await site.call('POST', '/site/invite', { token })).json as { url: string };
  const invite = new URL(made.url).searchParams.get('invite');
  expect((await site.call('POST', '/users', { body: { ...person, invite } })).status).toBe(201);
  await site.call('PATCH', '/site', { token, body: { registration: 'open' } });

  const theirs = await site.logIn(person);
  const account = `/users/${person.username.toUpperCase()}`;
  expect((await site.call('GET', account)).json).toMatchObject({ username: person.username });
  expect((await site.call('PUT', `${account}/disabled`, { token })).status).toBe(204);
  expectProblem(await site.call('GET', '/me', { token: theirs }), 401, 'invalid-token');
  expectProblem(await site.call('GET', account), 404, 'not-found');
  expect((await site.call('DELETE', `${account}/disabled`, { token })).status).toBe(204);
  const again = await site.logIn(person);
  expect((await site.call('DELETE', `${account}/sessions`, { token })).status).toBe(204);
  expectProblem(await site.call('GET', '/me', { token: again }), 401, 'invalid-token');
  expectProblem(await site.call('DELETE', account, { token }), 400, 'validation');
  expect((await site.call('DELETE', `${account}?comments=erase`, { token })).status).toBe(204);
  expectProblem(await site.call('GET', account), 404, 'not-found');
  const own = `/users/${site.owner.username}`;
  expectProblem(await site.call('PUT', `${own}/disabled`, { token }), 403, 'owner-protected');
  expectProblem(await site.call('DELETE', `${own}?comments=keep`, { token }), 403, 'owner-protected');
});

test('a profile and a password are changed, and every token dies with the old one', async () => {
  const person = newPerson();
  await site.call('POST', '/users', { body: { ...person, name: 'First Name' } });
  const [token, other] = [await site.logIn(person), await site.logIn(person)];
  const changed = await site.call('PATCH', '/me', { token, body: { bio: 'Hi', website: 'example.org' } });
  expect(changed.json).toMatchObject({ name: 'First Name', bio: 'Hi', website: 'https://example.org/' });
  const wish = { currentPassword: 'wrong', password: 'seven lanterns in the orchard' };
  expectProblem(await site.call('PUT', '/me/password', { token, body: wish }), 403, 'wrong-password');
  wish.currentPassword = person.password;
  expect((await site.call('PUT', '/me/password', { token, body: wish })).status).toBe(204);
  for (const dead of [token, other])
    expectProblem(await site.call('GET', '/me', { token: dead }), 401, 'invalid-token');
  expect((await site.call('GET', '/me', { token: await site.logIn({ ...person, ...wish }) })).status).toBe(
    200,
  );
});
