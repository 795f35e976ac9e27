import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { startSession } from '@/lib/accounts/sessions/mutations/sessions';
import { NotFoundError } from '@/lib/errors';
import { getPerson, listPeople } from '@/lib/accounts/people/queries/people';

const everybody = { search: '', before: null };

test('the owner finds people by any part of username, name or email, in any case', async () => {
  const owner = await makeOwner();
  const key = randomUUID().slice(0, 8);
  const byName = await makeUser({ name: `Zoë ${key.toUpperCase()}` });
  const byEmail = await makeUser({ email: `${key}@example.com` });
  const byUsername = await makeUser({ username: `u-${key}` });
  const { people } = await listPeople(owner, { ...everybody, search: key });
  expect(people.map(({ id }) => id)).toEqual([byUsername.id, byEmail.id, byName.id]);
});

test('the domain of an address is found as it is written, in Unicode', async () => {
  const owner = await makeOwner();
  const member = await makeUser({ email: 'karl@xn--strae-oqa.example' });
  for (const search of ['karl@Straße.example', '@straße.example', 'straße.example', 'xn--strae'])
    expect((await listPeople(owner, { ...everybody, search })).people.map(({ id }) => id)).toEqual([
      member.id,
    ]);
});

test.each(['%', '_', '\\', "'"])('%j in a search is a character like any other', async (character) => {
  const { people } = await listPeople(await makeOwner(), { ...everybody, search: `${character}nobody` });
  expect(people).toEqual([]);
});

test('the list goes on where it ended', async () => {
  const owner = await makeOwner();
  const key = randomUUID().slice(0, 8);
  for (let index = 0; index < 32; index += 1) await makeUser({ username: `${key}-${index}` });
  const first = await listPeople(owner, { search: key, before: null });
  const second = await listPeople(owner, { search: key, before: first.nextBefore });
  expect([first.people.length, second.people.length, second.nextBefore]).toEqual([30, 2, null]);
  expect(new Set([...first.people, ...second.people].map(({ id }) => id)).size).toBe(32);
});

test('comments, devices and the last visit are counted for each person alone', async () => {
  const owner = await makeOwner();
  const [user, other] = [await makeUser(), await makeUser()];
  const post = await makePost();
  await makeComment(post, { authorId: user.id });
  await makeComment(post, { authorId: user.id, status: 'deleted' });
  await makeComment(post, { authorId: other.id });
  await startSession(user.id, { remember: true, userAgent: '' });
  const person = await getPerson(owner, user.id);
  expect(person).toMatchObject({ commentCount: 1, sessionCount: 1, isDisabled: false, hasTwoFactor: false });
  expect(person!.lastSeenAt).toBeInstanceOf(Date);
  expect(await getPerson(owner, other.id)).toMatchObject({ sessionCount: 0, lastSeenAt: null });
  expect(JSON.stringify(person)).not.toMatch(/hash|secret/i);
});

test('nobody but the owner sees who is there', async () => {
  for (const viewer of [null, await makeUser()]) {
    await expect(listPeople(viewer, everybody)).rejects.toThrow(NotFoundError);
    await expect(getPerson(viewer, 1)).rejects.toThrow(NotFoundError);
  }
});
