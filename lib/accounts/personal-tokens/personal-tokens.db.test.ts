import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { auditEvents, personalTokens, users } from '@/drizzle/schema';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { createToken, createTokenByCommand } from '@/lib/accounts/personal-tokens/mutations/create-token';
import { noteUse } from '@/lib/accounts/personal-tokens/mutations/note-use';
import { revokeToken } from '@/lib/accounts/personal-tokens/mutations/revoke-token';
import { getLiveToken } from '@/lib/accounts/personal-tokens/queries/live-token';
import { countOwnTokens, listOwnTokens } from '@/lib/accounts/personal-tokens/queries/own-tokens';
import { CreateTokenSchema, parseScopes } from '@/lib/accounts/personal-tokens/validation';
import { scopeNames, type Scope } from '@/lib/access/scopes';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { makeOwner, makeUser } from '@/lib/testing/factories';

vi.mock('next/headers', () => import('@/lib/testing/next-headers'));

const currentPassword = 'correct horse battery';
const makePerson = async () => makeUser(await hashPassword(currentPassword));
const input = { name: 'Backup', scopes: ['account:read'] as Scope[], days: 7 };

async function tokenOf(person: Awaited<ReturnType<typeof makePerson>>, change = {}) {
  const made = await createTokenByCommand(person, { ...input, ...change });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

test('it is made with the password, kept as a hash, and opens for its person', async () => {
  const person = await makePerson();
  expect(await createToken(person, { ...input, currentPassword: 'wrong' })).toEqual({
    ok: false,
    code: 'wrong-password',
  });
  expect(await countOwnTokens(person)).toBe(0);
  const made = await createToken(person, { ...input, currentPassword });
  if (!made.ok) throw new Error(made.code);
  expect((await getLiveToken(made.value))?.person).toMatchObject({ id: person.id });
  const [row] = await db.select().from(personalTokens).where(eq(personalTokens.userId, person.id));
  expect(JSON.stringify(row)).not.toContain(made.value);
  expect(row!.lastFour).toBe(made.value.slice(-4));
  const [listed] = await listOwnTokens(person);
  expect(listed).toMatchObject({ name: 'Backup', scopes: ['account:read'], isExpired: false });
  expect(JSON.stringify(listed)).not.toContain(row!.tokenHash);
});

test('no token may do what its person may not', async () => {
  const [person, owner] = [await makePerson(), await makeOwner()];
  const ownersAlone = scopeNames.filter((scope) => !/^(account|comments:write)/.test(scope));
  expect(ownersAlone).toHaveLength(7);
  for (const scope of ownersAlone) {
    await expect(tokenOf(person, { scopes: ['account:read', scope] }), scope).rejects.toThrow(NotFoundError);
    expect(await getLiveToken(await tokenOf(owner, { scopes: [scope] })), scope).toMatchObject({
      scopes: [scope],
    });
  }
});

test('revoked, expired, or of somebody disabled, it opens nothing', async () => {
  const person = await makePerson();
  const [revoked, expired, last] = [await tokenOf(person), await tokenOf(person), await tokenOf(person)];
  const live = (await getLiveToken(revoked))!;
  await expect(revokeToken(await makePerson(), live.id)).rejects.toThrow(NotFoundError);
  await revokeToken(person, live.id);
  expect(await getLiveToken(revoked)).toBeNull();
  await expect(revokeToken(person, live.id)).rejects.toThrow(NotFoundError);
  await db
    .update(personalTokens)
    .set({ expiresAt: new Date() })
    .where(eq(personalTokens.id, (await getLiveToken(expired))!.id));
  expect(await getLiveToken(expired)).toBeNull();
  expect((await listOwnTokens(person)).map(({ isExpired }) => isExpired)).toEqual([false, true]);
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
  expect(await getLiveToken(last)).toBeNull();
  await db.update(users).set({ disabledAt: null }).where(eq(users.id, person.id));
  expect(await getLiveToken(last)).not.toBeNull();
});

test('the last use is noted, at most once a minute', async () => {
  const person = await makePerson();
  const token = await tokenOf(person, { days: null });
  const { id, isNoted } = (await getLiveToken(token))!;
  expect(isNoted).toBe(false);
  await noteUse(id);
  const [first] = await listOwnTokens(person);
  expect(first).toMatchObject({ lastUsedAt: expect.any(Date) as Date, expiresAt: null });
  expect((await getLiveToken(token))!.isNoted).toBe(true);
  await noteUse(id);
  expect((await listOwnTokens(person))[0]!.lastUsedAt).toEqual(first!.lastUsedAt);
});

test('making and revoking are in the audit log, without the token', async () => {
  const person = await makePerson();
  const token = await tokenOf(person);
  await revokeToken(person, (await getLiveToken(token))!.id);
  const events = await db.select().from(auditEvents).where(eq(auditEvents.userId, person.id));
  expect(events.map(({ kind }) => kind)).toEqual(['token-created', 'token-revoked']);
  expect(JSON.stringify(events)).not.toContain(token.slice(9));
});

test('of two that come at the end one is the hundredth', async () => {
  const person = await makePerson();
  const rows = Array.from({ length: 99 }, (_, number) => ({
    userId: person.id,
    name: 'One of many',
    scopes: ['account:read'],
    tokenHash: `hash ${person.id} ${number}`,
    lastFour: '0000',
  }));
  await db.insert(personalTokens).values(rows);
  const answers = await Promise.all([1, 2, 3].map(() => createTokenByCommand(person, input)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await countOwnTokens(person)).toBe(100);
});

test('the form needs a name, a scope and a lifetime that there is', () => {
  const form = { name: 'Backup', lifetime: '90', currentPassword, 'posts:read': 'on' };
  expect(CreateTokenSchema.parse(form)).toEqual({
    name: 'Backup',
    currentPassword,
    days: 90,
    scopes: ['posts:read'],
  });
  expect(CreateTokenSchema.parse({ ...form, lifetime: 'never' }).days).toBeNull();
  const problemsOf = (change: object) =>
    CreateTokenSchema.safeParse({ ...form, ...change }).error?.issues.map(({ path }) => path.join('.'));
  expect(problemsOf({ 'posts:read': undefined })).toEqual(['scopes']);
  expect(problemsOf({ lifetime: '1000' })).toEqual(['lifetime']);
  expect(problemsOf({ name: ' ', 'posts:read': undefined })).toEqual(['name', 'scopes']);
});

test('a command takes scopes with commas or spaces between', () => {
  expect(parseScopes('posts:read, posts:write posts:read')).toEqual(['posts:read', 'posts:write']);
  expect([parseScopes(''), parseScopes('posts:burn'), parseScopes('toString')]).toEqual([null, null, null]);
});
