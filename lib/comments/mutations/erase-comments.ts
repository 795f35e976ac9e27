import 'server-only';
import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { isDue } from '@/lib/bin/queries/days-left';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

/** What is left of a comment that is gone for ever: a place that holds its answers. */
export const erased = {
  status: 'deleted',
  body: '',
  bodyHtml: '',
  authorId: null,
  guestId: null,
  editedAt: null,
  deletedAt: null,
  deletedById: null,
  wasHidden: false,
} as const;

/** One comment that the actor has deleted, for ever. @throws {NotFoundError} when there is no such one */
export async function eraseComment(actor: Actor, id: number): Promise<void> {
  if ((await erase(and(eq(comments.id, id), isDeletedBy(actor)))) === 0) throw new NotFoundError();
}

/** All that the actor has deleted, for ever. */
export async function eraseDeletedComments(actor: Actor): Promise<void> {
  await erase(isDeletedBy(actor));
}

/** For housekeeping. @returns how many had waited their time */
export const eraseDueComments = (): Promise<number> => erase(isDue(comments.deletedAt));

const isDeletedBy = (actor: Actor): SQL =>
  sql`${comments.status} = 'deleted' and ${comments.deletedById} = ${actor.id}`;

async function erase(which: SQL | undefined, executor: Executor = db): Promise<number> {
  const rows = await executor
    .update(comments)
    .set(erased)
    .where(and(isNotNull(comments.deletedAt), which))
    .returning({ id: comments.id });
  return rows.length;
}
