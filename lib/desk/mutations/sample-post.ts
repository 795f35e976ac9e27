import 'server-only';
import { eq } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { isSample } from '@/lib/desk/queries/sample';
import { samplePost } from '@/lib/desk/sample-post';
import { NotFoundError } from '@/lib/errors';
import { createPost } from '@/lib/posts/mutations/create-post';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { prepareRow } from '@/lib/posts/mutations/post-row';

/** The one there is, or a new draft: pressing twice makes one. @returns its id @throws {NotFoundError} */
export async function createSamplePost(actor: Actor): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const prepared = await prepareRow(samplePost);
  return db.transaction(async (tx) => {
    const present = await lockSample(tx);
    if (present) return present;
    const created = await createPost(actor, samplePost, tx, prepared);
    if (!created.ok) throw new Error('an empty slug was taken');
    await tx.update(site).set({ samplePostId: created.value.id }).where(eq(site.id, 1));
    return created.value.id;
  });
}

/** Leaves what somebody changed or published, which is no sample any more. @throws {NotFoundError} */
export async function deleteSamplePost(actor: Actor): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const id = await db.transaction(lockSample);
  if (id) await deletePost(actor, id, 1);
}

/** The row of the site is locked, so that two who ask take turns. */
async function lockSample(tx: Executor): Promise<number | null> {
  await tx.select({ id: site.id }).from(site).where(eq(site.id, 1)).for('update');
  const [sample] = await tx
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(site, eq(site.id, 1))
    .where(isSample);
  return sample?.id ?? null;
}
