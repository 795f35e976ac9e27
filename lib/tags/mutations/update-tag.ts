import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { tagAliases, tags } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db, type Executor } from '@/lib/db';
import { isUniqueViolation, NotFoundError } from '@/lib/errors';
import { lockTags } from '@/lib/posts/mutations/set-post-tags';
import { tagSlug } from '@/lib/posts/tags';
import { indexSoon } from '@/lib/search/indexing/index-in-background';
import { queueTaggedPosts } from '@/lib/search/indexing/mutations/queue-posts';
import { fail } from '@/lib/result';
import { mergeSection } from '@/lib/site/merge-section';
import type { Saved } from '@/lib/site/mutations/change-settings';
import type { TagInput } from '@/lib/tags/validation';

type UpdatedTag = Saved<TagInput> | { ok: false; code: 'slug-taken' | 'name-taken' };

/**
 * An empty slug follows the name, and what is absent stays. The old address leads to the tag from then on.
 * @param shown as in `changeSettings`. @throws {NotFoundError}
 */
export async function updateTag(
  actor: Actor,
  id: number,
  sent: Partial<TagInput>,
  shown?: Partial<TagInput>,
): Promise<UpdatedTag> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const updated = await db.transaction(async (tx): Promise<UpdatedTag> => {
    await lockTags(tx);
    const [before] = await tx
      .select({ slug: tags.slug, nameKey: tags.nameKey, name: tags.name, description: tags.description })
      .from(tags)
      .where(eq(tags.id, id));
    if (!before) throw new NotFoundError();
    const stored: TagInput = { name: before.name, slug: before.slug, description: before.description };
    const chosen = sent.slug === '' ? tagSlug(sent.name ?? before.name) : sent.slug;
    const { values, clashes } = mergeSection<Partial<TagInput>>(
      shown ?? stored,
      { ...sent, slug: chosen },
      stored,
    );
    const merged = { ...stored, ...values };
    if (clashes) return { ok: false, code: 'stale', values: merged, stored };
    const { name, slug, description } = merged;
    const nameKey = tagSlug(name);
    const refused = await store(tx, id, { name, nameKey, slug, description });
    if (refused) return fail(refused);
    // Whoever chooses an address takes it over from what was there once.
    await tx.delete(tagAliases).where(eq(tagAliases.slug, slug));
    const left = [before.slug, before.nameKey].filter((old) => old !== slug && old !== nameKey);
    await addAliases(tx, id, left);
    if (before.name !== name) await (await queueTaggedPosts(tx, [id]))();
    await notifyContentChanged(tx);
    return { ok: true, values: merged };
  });
  indexSoon();
  return updated;
}

async function addAliases(tx: Executor, tagId: number, slugs: string[]): Promise<void> {
  if (slugs.length === 0) return;
  const rows = [...new Set(slugs)].map((slug) => ({ slug, tagId }));
  await tx.insert(tagAliases).values(rows).onConflictDoNothing();
}

/** Lets an old address lead nowhere again, and its name be that of a new tag. @throws {NotFoundError} */
export async function forgetTagAlias(actor: Actor, id: number, slug: string): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await lockTags(tx);
    const gone = await tx
      .delete(tagAliases)
      .where(and(eq(tagAliases.tagId, id), eq(tagAliases.slug, slug)))
      .returning({ slug: tagAliases.slug });
    if (gone.length > 0) await notifyContentChanged(tx);
  });
}

/** Posts lose it, and its addresses lead nowhere. @throws {NotFoundError} */
export async function deleteTag(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await lockTags(tx);
    const indexPosts = await queueTaggedPosts(tx, [id]);
    const gone = await tx.delete(tags).where(eq(tags.id, id)).returning({ id: tags.id });
    if (gone.length === 0) throw new NotFoundError();
    await indexPosts();
    await notifyContentChanged(tx);
  });
  indexSoon();
}

type Row = { name: string; nameKey: string; slug: string; description: string };

async function store(tx: Executor, id: number, row: Row): Promise<'slug-taken' | 'name-taken' | null> {
  try {
    // In a savepoint: a refusal must not end the transaction.
    await tx.transaction((savepoint) => savepoint.update(tags).set(row).where(eq(tags.id, id)));
    return null;
  } catch (error) {
    const isRefused = ['tags_name_key_key', 'tags_slug_key'].some((key) => isUniqueViolation(error, key));
    if (!isRefused) throw error;
    // Both may be taken, and then it is the name that somebody can do something about.
    const isName = await tx.$count(tags, and(eq(tags.nameKey, row.nameKey), ne(tags.id, id)));
    return isName > 0 ? 'name-taken' : 'slug-taken';
  }
}
