import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { site, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { claimSite } from '@/lib/accounts/registration/mutations/claim-site';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';

const input = (username: string) => ({
  username,
  email: `${username}@example.org`,
  password: 'correct horse',
  confirmPassword: 'correct horse',
});

const crowd = <T>(count: number, run: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));

test('before the site is claimed nobody can register', async () => {
  expect(await registerUser(input('early'))).toEqual({ ok: false, code: 'not-claimed' });
});

test('of 40 who claim at once one becomes the owner with id 1, and 39 are told', async () => {
  const results = await crowd(40, (index) => claimSite(input(`claimer${index % 7}`)));
  expect(results.filter((result) => result.ok)).toEqual([{ ok: true, value: { id: 1 } }]);
  expect(results.filter((result) => !result.ok && result.code === 'already-claimed')).toHaveLength(39);
  expect(await db.select({ id: users.id, isAdmin: users.isAdmin }).from(users)).toEqual([
    { id: 1, isAdmin: true },
  ]);
  expect((await db.select().from(site))[0]!.claimedAt).toBeInstanceOf(Date);
});

test('of 50 who register one username at once one gets it, and 49 are told at the field', async () => {
  const results = await crowd(50, (index) =>
    registerUser({ ...input('Twin'), email: `twin${index}@example.org` }),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === 'username-taken')).toHaveLength(49);
});

test('of 50 who register one email at once one gets it, and 49 are told at the field', async () => {
  const results = await crowd(50, (index) =>
    registerUser({ ...input(`double${index}`), email: 'One@example.org' }),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === 'email-taken')).toHaveLength(49);
});

test('two processes that race are settled by the unique indexes', async () => {
  const values = { name: 'Race', passwordHash: 'none' };
  const insert = (username: string, email: string) => db.insert(users).values({ ...values, username, email });
  await insert('race', 'race@example.org');
  await expect(insert('RACE', 'other@example.org')).rejects.toThrow();
  await expect(insert('other', 'RACE@example.org')).rejects.toThrow();
});

test('registered accounts never get id 1 and are never admins', async () => {
  const others = await db
    .select({ id: users.id, isAdmin: users.isAdmin })
    .from(users)
    .where(sql`id <> 1`);
  expect(others.length).toBeGreaterThan(0);
  expect(others.every((user) => user.id >= 2 && user.isAdmin === false)).toBe(true);
});

test.each([
  ['deleted', sql`delete from users where id = 1`],
  ['disabled', sql`update users set disabled_at = now() where id = 1`],
  ['given another id', sql`update users set id = 99 where id = 1`],
])('the owner cannot be %s, even by SQL', async (_, statement) => {
  await expect(db.execute(statement)).rejects.toThrow();
});

test('nobody can be made admin by SQL', async () => {
  await expect(db.execute(sql`update users set is_admin = true where id = 2`)).rejects.toThrow();
});
