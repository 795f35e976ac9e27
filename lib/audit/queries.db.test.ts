import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/lib/testing/factories';
import { auditEvents } from '@/drizzle/schema';
import { listEvents } from '@/lib/audit/queries';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { AuditFilterSchema } from '@/lib/audit/validation';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

const filter = (query: Record<string, string> = {}) => AuditFilterSchema.parse(query);

test('events are listed newest first, by kind and by person', async () => {
  const owner = await makeOwner();
  const user = await makeUser();
  await recordEvent('log-in', { actorId: user.id, userId: user.id });
  await recordEvent('user-disabled', { actorId: 1, userId: user.id });
  const list = async (query: Record<string, string>) =>
    (await listEvents(owner, filter(query))).events.map(({ kind }) => kind);
  expect(await list({ user: user.username.toUpperCase() })).toEqual(['user-disabled', 'log-in']);
  expect(await list({ user: `#${user.id}`, kind: 'log-in' })).toEqual(['log-in']);
  expect(await list({ user: 'nobody-at-all' })).toEqual([]);
  const [event] = (await listEvents(owner, filter({ user: String(user.id) }))).events;
  expect(event).toMatchObject({
    actor: { id: 1, username: owner.username },
    user: { id: user.id, username: user.username },
  });
});

test('an event of an account that is gone keeps its number', async () => {
  const id = 1_900_000_000;
  await recordEvent('account-deleted', { actorId: id, userId: id });
  const { events } = await listEvents(await makeOwner(), filter({ kind: 'account-deleted' }));
  expect(events[0]!.user).toEqual({ id, username: null });
});

test('the log goes on where it ended', async () => {
  const owner = await makeOwner();
  const user = await makeUser();
  await db
    .insert(auditEvents)
    .values(Array.from({ length: 55 }, () => ({ kind: 'log-in', userId: user.id })));
  const first = await listEvents(owner, filter({ user: String(user.id) }));
  const second = await listEvents(owner, { ...filter({ user: String(user.id) }), before: first.nextBefore });
  expect([first.events.length, second.events.length, second.nextBefore]).toEqual([50, 5, null]);
});

test('of a person it lists what they did and what was done to them, each once and in order', async () => {
  const [owner, user, other] = [await makeOwner(), await makeUser(), await makeUser()];
  const parts = [
    { actorId: user.id, userId: user.id },
    { actorId: other.id, userId: user.id },
    { actorId: user.id, userId: other.id },
    { actorId: other.id, userId: other.id },
  ];
  const made = await db
    .insert(auditEvents)
    .values(Array.from({ length: 160 }, (_, index) => ({ kind: 'log-in', ...parts[index % 4]! })))
    .returning({ id: auditEvents.id, actorId: auditEvents.actorId, userId: auditEvents.userId });
  const wanted = made.filter((row) => row.actorId === user.id || row.userId === user.id).map(({ id }) => id);
  const asked = filter({ user: user.username });
  const first = await listEvents(owner, asked);
  const second = await listEvents(owner, { ...asked, before: first.nextBefore });
  const third = await listEvents(owner, { ...asked, before: second.nextBefore });
  const listed = [first, second, third].flatMap(({ events }) => events.map(({ id }) => id));
  expect(listed).toEqual(wanted.toReversed());
  expect(third.nextBefore).toBeNull();
});

test('a line break in a detail does not look like an event of its own', async () => {
  const user = await makeUser();
  await recordEvent('denied', { userId: user.id, detail: 'a\r\nb' });
  const [row] = await db.select().from(auditEvents).where(eq(auditEvents.userId, user.id));
  expect(row!.detail).toBe('a  b');
});

test('an address that makes no sense shows everything', () => {
  expect(filter({ kind: 'nonsense', before: '-1', user: 'a\0b' })).toEqual({
    kind: null,
    before: null,
    user: '',
  });
});

test('nobody but the owner reads it', async () => {
  await expect(listEvents(null, filter())).rejects.toThrow(NotFoundError);
  await expect(listEvents(await makeUser(), filter())).rejects.toThrow(NotFoundError);
});
