import { hkdfSync } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, SECRET, startApiSite, type ApiAnswer, type ApiSite } from '@/lib/testing/api-site';

/** What programs do, as people write them, on the production build. */
let site: ApiSite;
let ownerToken: string;

beforeAll(async () => {
  site = await startApiSite();
  ownerToken = await site.logIn(site.owner);
}, 300_000);
afterAll(() => site?.stop());

function expectProblem(answer: ApiAnswer, status: number, name: string): void {
  expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json).toMatchObject({
    type: `${site.origin}/api/problems/${name}`,
    status,
    title: expect.stringMatching(/\S/) as string,
    instance: expect.stringMatching(/^urn:uuid:/) as string,
  });
}

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

test('a post is written, changed, scheduled, published, taken back and deleted, and nothing stale is saved', async () => {
  const token = ownerToken;
  const created = await site.call('POST', '/posts', {
    token,
    body: { title: 'By a program', markdown: 'Hello **world**.', tags: ['Robots'], cover: null },
  });
  expect(created.status).toBe(201);
  const draft = created.json as { id: number; slug: string; version: number };
  expect(created.headers.get('etag')).toBe('"1"');
  expect(created.headers.get('location')).toBe(`${site.origin}/api/v1/posts/${draft.id}`);
  expect(draft).toMatchObject({ status: 'draft', markdown: 'Hello **world**.', tags: [{ name: 'Robots' }] });
  const address = `/posts/${draft.id}`;
  for (const key of [address, `/posts/${draft.slug}`])
    expectProblem(await site.call('GET', key), 404, 'not-found');

  expectProblem(await site.call('PATCH', address, { token, body: {} }), 428, 'version-required');
  const change = { token, body: { title: 'Changed' }, headers: { 'if-match': '"1"' } };
  const changed = await site.call('PATCH', address, change);
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
  expect(changed.json).toMatchObject({ title: 'Changed', markdown: 'Hello **world**.', slug: draft.slug });
  expectProblem(await site.call('PATCH', address, change), 412, 'stale');
  expectProblem(await site.call('DELETE', address, { token, headers: { 'if-match': '"1"' } }), 412, 'stale');

  const publishAt = new Date(Date.now() + 3_600_000).toISOString();
  const scheduled = await site.call('PUT', `${address}/publication`, { token, body: { publishAt } });
  expect(scheduled.json).toMatchObject({ status: 'scheduled', publishedAt: publishAt });
  expectProblem(await site.call('GET', address), 404, 'not-found');
  const now = { publishAt: new Date(Date.now() - 1000).toISOString() };
  expect((await site.call('PUT', `${address}/publication`, { token, body: now })).json).toMatchObject({
    status: 'published',
  });

  const read = await site.call('GET', `/posts/${draft.slug}`);
  expect(read.json).toMatchObject({
    id: draft.id,
    title: 'Changed',
    html: '<p>Hello <strong>world</strong>.</p>',
  });
  expect(read.json).not.toHaveProperty('markdown');
  expect(read.headers.get('etag')).toBe('"4"');
  await site.call('GET', address);
  const again = await site.call('GET', address, { headers: { 'if-none-match': '"4"' } });
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await site.call('GET', '/tags')).text).toContain('Robots');
  expect((await site.call('GET', '/posts?tag=robots')).json).toMatchObject({ items: [{ id: draft.id }] });
  const page = await fetch(`${site.origin}/posts/${draft.slug}`);
  expect(await page.text()).toContain('Hello <strong>world</strong>.');

  const back = await site.call('DELETE', `${address}/publication`, { token });
  expect(back.json).toMatchObject({ status: 'draft', version: 5 });
  expectProblem(await site.call('GET', address), 404, 'not-found');
  expect((await site.call('DELETE', address, { token })).status).toBe(204);
  expectProblem(await site.call('GET', address, { token }), 404, 'not-found');
});

test('people discuss by program, and the owner moderates', async () => {
  const post = await published('Discussed');
  const [ann, bob] = [newPerson(), newPerson()];
  for (const body of [ann, bob]) await site.call('POST', '/users', { body });
  const [annToken, bobToken] = [await site.logIn(ann), await site.logIn(bob)];
  const comments = `/posts/${post.id}/comments`;
  expectProblem(await site.call('POST', comments, { body: { body: 'Hi' } }), 401, 'token-required');
  const first = await site.call('POST', comments, { token: annToken, body: { body: 'A *question*' } });
  expect(first.status).toBe(201);
  const { id } = first.json as { id: number };
  expect(first.headers.get('location')).toBe(`${site.origin}/api/v1/comments/${id}`);
  const answer = await site.call('POST', comments, {
    token: bobToken,
    body: { body: 'An answer', parentId: id },
  });
  expect(answer.json).toMatchObject({ parentId: id, threadId: id });
  const listed = (await site.call('GET', comments)).json as { items: { id: number; html: string }[] };
  expect(listed.items.map(({ html }) => html)).toEqual(['<p>A <em>question</em></p>', '<p>An answer</p>']);

  const edit = { body: { body: 'A better question' } };
  expectProblem(await site.call('PATCH', `/comments/${id}`, { token: bobToken, ...edit }), 404, 'not-found');
  expectProblem(
    await site.call('PATCH', `/comments/${id}`, { token: ownerToken, ...edit }),
    404,
    'not-found',
  );
  expect((await site.call('PATCH', `/comments/${id}`, { token: annToken, ...edit })).json).toMatchObject({
    body: 'A better question',
  });
  expectProblem(await site.call('PUT', `/comments/${id}/hidden`, { token: bobToken }), 403, 'forbidden');
  expect((await site.call('PUT', `/comments/${id}/hidden`, { token: ownerToken })).status).toBe(204);
  expectProblem(await site.call('GET', `/comments/${id}`), 404, 'not-found');
  expect((await site.call('GET', comments)).text).not.toContain('better question');
  const moderated = await site.call('GET', '/comments?status=hidden', { token: ownerToken });
  expect(moderated.json).toMatchObject({ items: [{ id, status: 'hidden' }] });
  expect((await site.call('DELETE', `/comments/${id}/hidden`, { token: ownerToken })).status).toBe(204);
  expect((await site.call('GET', `/comments/${id}`)).json).toMatchObject({
    html: '<p>A better question</p>',
  });
  expect((await site.call('DELETE', `/comments/${id}`, { token: annToken })).status).toBe(204);
  expect((await site.call('GET', comments)).json).toMatchObject({
    items: [{ id, status: 'deleted', html: null, author: null }, { status: 'visible' }],
  });

  const closed = { token: ownerToken, body: { commentsOpen: false }, headers: { 'if-match': '*' } };
  expect((await site.call('PATCH', `/posts/${post.id}`, closed)).status).toBe(200);
  const late = await site.call('POST', comments, { token: annToken, body: { body: 'Too late' } });
  expectProblem(late, 403, 'comments-closed');
});

test('lists come in pages that a header leads along', async () => {
  for (let number = 0; number < 5; number++) await published(`One of five ${number}`, { tags: ['Paged'] });
  const seen: string[] = [];
  let address: string | null = '/posts?tag=paged&limit=2';
  while (address) {
    const page: ApiAnswer = await site.call('GET', address);
    const { items, next } = page.json as { items: { title: string }[]; next: string | null };
    seen.push(...items.map(({ title }) => title));
    const link = page.headers.get('link');
    expect(link === null).toBe(next === null);
    address = link && /^<[^>]*\/api\/v1(\/posts\?[^>]*)>; rel="next"$/.exec(link)![1]!;
    if (address) expect(new URL(address, site.origin).searchParams.get('cursor')).toBe(next);
  }
  expect(seen.sort()).toEqual([0, 1, 2, 3, 4].map((number) => `One of five ${number}`));
  for (const cursor of ['x', 'WzFd.AAAA', ''])
    expectProblem(await site.call('GET', `/posts?cursor=${cursor}`), 400, 'validation');
});

test('a request with a key has its effect once, also when it comes twice at once', async () => {
  const body = { title: 'Only once', markdown: '' };
  const call = { token: ownerToken, body, headers: { 'idempotency-key': 'a-key-of-this-test' } };
  const answers = await Promise.all([1, 2, 3].map(() => site.call('POST', '/posts', call)));
  expect(answers.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThan(0);
  const again = await site.call('POST', '/posts', call);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  const found = await site.call('GET', '/posts?status=all&q=Only%20once', { token: ownerToken });
  expect((found.json as { items: object[] }).items).toHaveLength(1);
  const other = { ...call, body: { ...body, title: 'Another' } };
  expectProblem(await site.call('POST', '/posts', other), 422, 'key-reused');
});

test('a picture is uploaded as it is, and what is none is refused', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const stored = await site.call('POST', '/media', { token: ownerToken, body: png });
  expect(stored.status).toBe(201);
  const media = stored.json as { url: string };
  expect(media).toMatchObject({ id: expect.any(Number) as number, width: 1, height: 1 });
  expect((await fetch(site.origin + media.url)).headers.get('content-type')).toBe('image/webp');
  expect((await site.call('POST', '/media', { token: ownerToken, body: png })).json).toEqual(stored.json);
  for (const body of ['no picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', ''])
    expectProblem(
      await site.call('POST', '/media', { token: ownerToken, body }),
      415,
      'unsupported-media-type',
    );
  const huge = Buffer.alloc(20_000_001);
  expectProblem(await site.call('POST', '/media', { token: ownerToken, body: huge }), 413, 'too-large');
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

async function published(title: string, more = {}): Promise<{ id: number; slug: string }> {
  const body = { title, markdown: `Text of ${title}.`, ...more };
  const post = (await site.call('POST', '/posts', { token: ownerToken, body })).json as {
    id: number;
    slug: string;
  };
  await site.call('PUT', `/posts/${post.id}/publication`, { token: ownerToken });
  return post;
}
