import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { draftLinks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { hashToken, makeToken } from '@/lib/access/tokens';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { fail, ok, type Result } from '@/lib/result';

export const MAX_LINKS = 50;

/** @param days null for ever. @returns the token, which nothing tells again. @throws {NotFoundError} */
export async function createDraftLink(
  actor: Actor,
  postId: number,
  { label, days }: { label: string; days: number | null },
): Promise<Result<{ id: number; token: string }, 'too-many'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    // Locked, so that links made at once are counted.
    await lockPost(tx, postId);
    if ((await tx.$count(draftLinks, eq(draftLinks.postId, postId))) >= MAX_LINKS) return fail('too-many');
    const token = makeToken();
    const expiresAt = days === null ? null : sql`now() + ${`${days} days`}::interval`;
    const [link] = await tx
      .insert(draftLinks)
      .values({ postId, label, tokenHash: hashToken(token), expiresAt })
      .returning({ id: draftLinks.id });
    if (!link) throw new Error('insert returned no row');
    return ok({ id: link.id, token });
  });
}

/** From then on it opens nothing. @throws {NotFoundError} */
export async function revokeDraftLink(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const revoked = await db.delete(draftLinks).where(eq(draftLinks.id, id)).returning({ id: draftLinks.id });
  if (revoked.length === 0) throw new NotFoundError();
}
