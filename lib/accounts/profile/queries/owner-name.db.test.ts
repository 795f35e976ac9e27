import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isNameOfOwner, skeletonOf } from '@/lib/accounts/profile/queries/owner-name';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';
import { updateProfile } from '@/lib/accounts/profile/mutations/update-profile';

beforeAll(async () => {
  await makeOwner();
  await db.update(users).set({ name: 'Olivia Hill' }).where(eq(users.id, 1));
});

test.each([
  'Olivia Hill',
  'olivia hill',
  'OLIVIA  HILL',
  'Оlivia Нill',
  'Olіvіа Hill',
  'Ólivia Hill',
  '𝐎𝐥𝐢𝐯𝐢𝐚 𝐇𝐢𝐥𝐥',
  'Ｏlivia Hill',
  '0livia Hill',
  'OIivia HiII',
  'Olivia_Hill.',
])('%s looks like the owner', async (name) => {
  expect(await isNameOfOwner(name)).toBe(true);
});

test.each(['Olivia', 'Oliver Hill', 'Мария', '日本語', '★', ''])('%s does not', async (name) => {
  expect(await isNameOfOwner(name)).toBe(false);
});

test('names of other scripts keep their letters', () => {
  expect(skeletonOf('日本語')).toBe('日本語');
  expect(skeletonOf('★')).toBe('');
});

test('a member cannot take the name, the owner keeps it', async () => {
  const member = await makeUser();
  const profile = { username: member.username, name: 'Olivia Hіll', bio: '', website: '' };
  expect(await updateProfile(member, profile)).toEqual({ ok: false, code: 'name-of-owner' });
  const [owner] = await db.select().from(users).where(eq(users.id, 1));
  const own = { username: owner!.username, name: 'Olivia Hill', bio: '', website: '' };
  expect(await updateProfile({ ...member, id: 1 }, own)).toMatchObject({ ok: true });
});

test('nor register under a username that reads like it', async () => {
  const input = {
    username: 'Olivia_Hi11',
    email: 'somebody@example.org',
    password: 'a long and private sentence',
    confirmPassword: 'a long and private sentence',
  };
  expect(await registerUser(input)).toEqual({ ok: false, code: 'username-taken' });
});
