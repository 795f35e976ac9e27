import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopeNames, type Scope } from '@/lib/access/scopes';
import type { ApiDocument } from '@/lib/api/document/make-document';
import { newPerson, startApiSite, type ApiSite } from '@/lib/testing/api-site';
import { audiences } from '@/lib/testing/api-audiences';
import { runAdminCommand } from '@/lib/testing/command';

/** Every operation, asked with every kind of token: who gets in, and how the others are refused. */
let site: ApiSite;
let operations: { id: string; method: string; path: string }[];

beforeAll(async () => {
  site = await startApiSite();
  const document = (await site.call('GET', '/openapi.json')).json as ApiDocument;
  operations = Object.entries(document.paths!).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { operationId: string }>).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
    })),
  );
}, 300_000);
afterAll(() => site?.stop());

const tokenFor = async (username: string, scopes: Scope[]): Promise<string> => {
  const environment = { DATABASE_URL: site.databaseUrl, BCRYPT_COST: '4' };
  const made = await runAdminCommand(['token', username, 'Trial', scopes.join(',')], { environment });
  expect(made.err).toContain(username);
  return made.out;
};

async function makeMember(): Promise<string> {
  const person = newPerson();
  await site.call('POST', '/users', { body: person });
  return site.logIn(person);
}

/** Ids of nothing and bodies without a field, so that a hole would do no harm. */
function knock({ method, path }: { method: string; path: string }, token: string | undefined) {
  const address = path
    .replace('{id}', '2147483647')
    .replace('{delivery}', '2147483647')
    .replace('{username}', 'nobody-at-all');
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  return site.call(method, address, { token, body, headers: { 'if-match': '"1"' } });
}

test('the list of audiences has every operation, and no other', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(audiences).sort());
});

test('each lets in whom it is for, and tells the others why not', { timeout: 180_000 }, async () => {
  const narrow: Scope[] = ['account:read'];
  const memberScopes: Scope[] = ['account:read', 'account:write', 'comments:write'];
  const member = newPerson();
  await site.call('POST', '/users', { body: member });
  const disabled = await makeMember();
  const { username } = (await site.call('GET', '/me', { token: disabled })).json as { username: string };
  const owner = await site.logIn(site.owner);
  await site.call('PUT', `/users/${username}/disabled`, { token: owner });

  const rights = {
    visitor: { token: async () => undefined, is: 'visitor', scopes: [] },
    'a broken token': { token: async () => 'colo_pat_broken', is: 'nobody', scopes: [] },
    'somebody disabled': { token: async () => disabled, is: 'nobody', scopes: [] },
    member: { token: () => site.logIn(member), is: 'member', scopes: scopeNames },
    'a narrow token of a member': {
      token: once(() => tokenFor(member.username, narrow)),
      is: 'member',
      scopes: narrow,
    },
    'a wide token of a member': {
      token: once(() => tokenFor(member.username, memberScopes)),
      is: 'member',
      scopes: memberScopes,
    },
    owner: { token: () => site.logIn(site.owner), is: 'owner', scopes: scopeNames },
    'a narrow token of the owner': {
      token: once(() => tokenFor(site.owner.username, narrow)),
      is: 'owner',
      scopes: narrow,
    },
    'a wide token of the owner': {
      token: once(() => tokenFor(site.owner.username, scopeNames)),
      is: 'owner',
      scopes: scopeNames,
    },
  } as const;

  // Logging out ends what is asked with, so it comes last.
  const order = operations.toSorted((a, b) => Number(a.id === 'logOut') - Number(b.id === 'logOut'));
  const wrong: string[] = [];
  let cells = 0;
  for (const [name, { token, is, scopes }] of Object.entries(rights)) {
    const sent = await token();
    for (const operation of order) {
      const [audience, scope = null] = audiences[operation.id]!;
      const expected =
        is === 'nobody'
          ? 'invalid-token'
          : audience === 'everybody'
            ? 'in'
            : is === 'visitor'
              ? 'token-required'
              : audience === 'owner' && is !== 'owner'
                ? 'forbidden'
                : scope !== null && !(scopes as readonly Scope[]).includes(scope)
                  ? 'insufficient-scope'
                  : 'in';
      const answer = await knock(operation, sent);
      const problem = (answer.json as { type?: string } | undefined)?.type?.split('/').at(-1);
      const isRefused = answer.status === 401 || answer.status === 403;
      // Nobody logs in without credentials: that 401 is of the operation itself.
      const outcome = isRefused ? problem : 'in';
      if (outcome !== expected) wrong.push(`${name}, ${operation.id}: ${outcome}, not ${expected}`);
      if (outcome !== 'in') expectRefusal(answer.headers, outcome!, scope);
      cells++;
    }
  }
  expect(wrong).toEqual([]);
  expect(cells).toBe(operations.length * Object.keys(rights).length);
  console.info(`cells tried: ${cells}`);
});

function expectRefusal(headers: Headers, outcome: string, scope: Scope | null): void {
  const challenge = headers.get('www-authenticate');
  if (outcome === 'insufficient-scope')
    expect(challenge).toBe(`Bearer realm="Colophon API", error="insufficient_scope", scope="${scope}"`);
  if (outcome === 'invalid-token')
    expect(challenge).toBe('Bearer realm="Colophon API", error="invalid_token"');
  if (outcome === 'token-required') expect(challenge).toBe('Bearer realm="Colophon API"');
  expect(headers.get('cache-control')).toBe('private, no-store');
}

test(
  'what is seen more of drafts and hidden comments takes the scope for it',
  { timeout: 60_000 },
  async () => {
    const owner = await site.logIn(site.owner);
    const [reads, writes] = [
      await tokenFor(site.owner.username, ['posts:read']),
      await tokenFor(site.owner.username, ['posts:write', 'comments:write']),
    ];
    const body = { title: 'Secret draft', markdown: 'Secret.' };
    const { id } = (await site.call('POST', '/posts', { token: writes, body })).json as { id: number };
    const statusOf = async (token: string | undefined, address: string) =>
      (await site.call('GET', address, { token })).status;
    const member = await makeMember();
    for (const address of [`/posts/${id}`, '/posts/secret-draft']) {
      expect(await statusOf(owner, address)).toBe(200);
      expect(await statusOf(reads, address)).toBe(200);
      for (const token of [writes, member, undefined]) expect(await statusOf(token, address)).toBe(404);
    }
    for (const status of ['draft', 'scheduled', 'all']) {
      const address = `/posts?status=${status}`;
      expect([await statusOf(owner, address), await statusOf(reads, address)]).toEqual([200, 200]);
      expect([await statusOf(undefined, address), await statusOf(member, address)]).toEqual([401, 403]);
      expect(await statusOf(writes, address)).toBe(403);
    }
    await site.call('PUT', `/posts/${id}/publication`, { token: owner });
    const posted = await site.call('POST', `/posts/${id}/comments`, { token: member, body: { body: 'Hm' } });
    const comment = `/comments/${(posted.json as { id: number }).id}`;
    await site.call('PUT', `${comment}/hidden`, { token: owner });
    expect(await statusOf(owner, comment)).toBe(200);
    for (const token of [writes, reads, member, undefined]) expect(await statusOf(token, comment)).toBe(404);
    // The Markdown of a public post is the owner's, and of a token that may read drafts.
    for (const [token, has] of [
      [owner, true],
      [reads, true],
      [writes, false],
      [member, false],
    ] as const)
      expect('markdown' in ((await site.call('GET', `/posts/${id}`, { token })).json as object)).toBe(has);
  },
);

test('with leave for their own comments alone, a token of the owner deletes nobody else’s', async () => {
  const token = await site.logIn(site.owner);
  const body = { title: 'Talk', markdown: '' };
  const { id } = (await site.call('POST', '/posts', { token, body })).json as { id: number };
  await site.call('PUT', `/posts/${id}/publication`, { token });
  const say = async (as: string, words: string) => {
    const said = await site.call('POST', `/posts/${id}/comments`, { token: as, body: { body: words } });
    return `/comments/${(said.json as { id: number }).id}`;
  };
  const [own, theirs] = [await say(token, 'Mine'), await say(await makeMember(), 'Theirs')];
  const [writes, moderates] = [
    await tokenFor(site.owner.username, ['comments:write']),
    await tokenFor(site.owner.username, ['comments:moderate']),
  ];
  const statusOf = async (as: string, address: string) =>
    (await site.call('DELETE', address, { token: as })).status;
  expect([await statusOf(writes, theirs), await statusOf(moderates, own)]).toEqual([403, 403]);
  expect([await statusOf(writes, own), await statusOf(moderates, theirs)]).toEqual([204, 204]);
});

test('a cookie of the owner counts for nothing', async () => {
  const answer = await site.browser.get('/api/session');
  expect(await answer.json()).toMatchObject({ user: { username: site.owner.username } });
  for (const address of ['/api/v1/me', '/api/v1/users', '/api/v1/posts?status=draft'])
    expect((await site.browser.get(address)).status, address).toBe(401);
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
