import { eq } from 'drizzle-orm';
import { comments, guests } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { makeComment, makeUser } from '@/lib/testing/factories';

const at = (day: number): Date => new Date(Date.UTC(2024, 0, day, 10, 30, 15, 250));

/** Threads of members, guests, the owner and people who are gone; hidden and deleted ones among them. */
export async function makeDiscussion(
  one: { id: number },
  other: { id: number },
  ownerId: number,
): Promise<void> {
  const secrets = { passwordHash: 'SECRET hash', totpSecret: 'SECRET totp' };
  const member = await makeUser({
    ...secrets,
    username: 'ann',
    name: 'Änn',
    bio: 'Reads',
    website: 'https://ann.example/',
  });
  await makeUser({ ...secrets, username: 'quiet', name: 'Said nothing' });
  const [guest, twin] = await db
    .insert(guests)
    .values([
      {
        source: 'wordpress',
        key: 'author:bob',
        name: 'Bob',
        email: 'bob@example.org',
        website: 'https://bob.example/',
      },
      { source: 'another', key: 'author:bob', name: 'Another Bob' },
    ])
    .returning({ id: guests.id });
  const ofGuest = (id: number) => ({ authorId: null, guestId: id });
  const moment = { createdAt: at(11) };
  const first = await makeComment(one, {
    ...moment,
    authorId: member.id,
    body: 'First\n\n> "quoted" & 🚂',
    editedAt: at(12),
  });
  const below = { rootId: first.id };
  const gone = await makeComment(one, {
    ...below,
    ...moment,
    parentId: first.id,
    status: 'deleted',
    authorId: member.id,
    body: 'SECRET deleted',
    deletedAt: at(13),
  });
  await makeComment(one, {
    ...below,
    ...ofGuest(guest!.id),
    parentId: gone.id,
    createdAt: at(13),
    body: 'Answers a gone one',
  });
  await makeComment(one, {
    ...below,
    parentId: first.id,
    authorId: ownerId,
    createdAt: at(14),
    body: 'Thanks',
  });
  await makeComment(one, {
    ...moment,
    authorId: null,
    status: 'deleted',
    body: 'SECRET without answers',
    deletedAt: at(15),
  });
  await makeComment(other, { ...ofGuest(twin!.id), createdAt: at(3), status: 'hidden', body: 'Waits' });
  await makeComment(other, { authorId: null, createdAt: at(16), body: 'By somebody who is gone' });
  await db
    .update(comments)
    .set({ createdAt: at(16) })
    .where(eq(comments.body, 'Waits'));
}
