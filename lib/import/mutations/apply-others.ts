import 'server-only';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import {
  guests,
  importItems,
  missingPaths,
  ownRedirects,
  redirects,
  series,
  tagAliases,
  tags,
} from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { insertImportedComment } from '@/lib/comments/mutations/insert-imported-comment';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Executor, Transaction } from '@/lib/db';
import { keepGuest } from '@/lib/guests/mutations/keep-guest';
import { factColumns } from '@/lib/guests/queries/fact-columns';
import type { Applied } from '@/lib/import/mutations/apply-batch';
import { whichItem } from '@/lib/import/mutations/apply-batch';
import type {
  SourceComment,
  SourcePerson,
  SourceRedirect,
  SourceSeries,
  SourceTag,
} from '@/lib/import/source-item';
import { listCommentPosts, recallItems, type LeftComment } from '@/lib/import/queries/recalled-items';
import { addRedirects } from '@/lib/posts/mutations/post-redirects';
import { lockSeries } from '@/lib/posts/mutations/set-post-series';
import { lockTags } from '@/lib/posts/mutations/set-post-tags';
import { tagSlug } from '@/lib/posts/tags';
import { createRedirect } from '@/lib/redirects/mutations/redirects';

type Import = { id: number; source: string };

export async function applyPerson(
  tx: Transaction,
  { source }: Import,
  person: SourcePerson,
): Promise<Applied> {
  const { key, name, email, website, bio } = person;
  const which = and(eq(guests.source, source), eq(guests.key, key));
  const [before] = await tx
    .select({ id: guests.id, ...factColumns() })
    .from(guests)
    .where(which);
  const id = await keepGuest(tx, { source, key, name, email, website, bio });
  const [after] = await tx.select(factColumns()).from(guests).where(which);
  return { targetId: id, before: { was: before ?? null, after } };
}

/** The guest that a person of the source became; null for nobody, and for whoever was taken over. */
export async function guestOf(tx: Executor, source: string, key: string | null): Promise<number | null> {
  if (key === null) return null;
  const [guest] = await tx
    .select({ id: guests.id })
    .from(guests)
    .where(and(eq(guests.source, source), eq(guests.key, key)));
  return guest?.id ?? null;
}

/** A description is given where the owner gave none. */
export async function applyTag(tx: Transaction, tag: SourceTag): Promise<Applied> {
  await lockTags(tx);
  const nameKey = tagSlug(tag.name);
  const [known] = await tx
    .select({ id: tags.id, description: tags.description })
    .from(tags)
    .where(eq(tags.nameKey, nameKey));
  if (known?.description) return { action: 'skip', targetId: known.id, why: DESCRIBED };
  const { description } = tag;
  if (known) {
    await tx.update(tags).set({ description }).where(eq(tags.id, known.id));
  } else {
    const [made] = await tx
      .insert(tags)
      .values({
        name: tag.name,
        nameKey,
        slug: await freeSlug(tx, tags, tagSlug(tag.slug) || nameKey),
        description,
      })
      .returning({ id: tags.id });
    await addAliases(tx, made!.id, tag.aliases ?? []);
    return { targetId: made!.id, before: { was: null, description } };
  }
  await notifyContentChanged(tx);
  return { targetId: known.id, before: { was: '', description } };
}

/** Former names that mean nothing else here. */
async function addAliases(tx: Transaction, tagId: number, aliases: string[]): Promise<void> {
  const slugs = [...new Set(aliases.map(tagSlug))].filter(Boolean).slice(0, 1000);
  if (slugs.length === 0) return;
  const taken = await tx
    .select({ slug: tags.slug, nameKey: tags.nameKey })
    .from(tags)
    .where(or(inArray(tags.slug, slugs), inArray(tags.nameKey, slugs)));
  const names = new Set(taken.flatMap(({ slug, nameKey }) => [slug, nameKey]));
  const rows = slugs.filter((slug) => !names.has(slug)).map((slug) => ({ slug, tagId }));
  if (rows.length > 0) await tx.insert(tagAliases).values(rows).onConflictDoNothing();
}

const DESCRIBED = 'it has a description here already';

async function freeSlug(tx: Executor, table: typeof tags | typeof series, slug: string): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if ((await tx.$count(table, eq(table.slug, candidate))) === 0) return candidate;
  }
}

export async function applySeries(tx: Transaction, item: SourceSeries): Promise<Applied> {
  await lockSeries(tx);
  const nameKey = tagSlug(item.name);
  const { name, description } = item;
  const [known] = await tx
    .select({ id: series.id, description: series.description })
    .from(series)
    .where(eq(series.nameKey, nameKey));
  if (known?.description) return { action: 'skip', targetId: known.id, why: DESCRIBED };
  if (known) {
    await tx.update(series).set({ description }).where(eq(series.id, known.id));
    await notifyContentChanged(tx);
    return { targetId: known.id, before: { was: '', description } };
  }
  const slug = await freeSlug(tx, series, tagSlug(item.slug) || nameKey);
  const [made] = await tx
    .insert(series)
    .values({ name, nameKey, slug, description })
    .returning({ id: series.id });
  return { targetId: made!.id, before: { was: null, description } };
}

export type PlannedComment = SourceComment & { isOwners?: boolean };

export async function applyComment(
  tx: Transaction,
  actor: Actor,
  { id, source }: Import,
  comment: PlannedComment,
): Promise<Applied> {
  const postId = await targetOf(tx, id, 'post', comment.post);
  if (postId === null) return { action: 'skip', why: 'its post did not come in' };
  const known = (await recallItems(id, source, 'comment', [comment.key], tx)).get(comment.key)?.targetId;
  // Another import of the same source was quicker.
  if (known !== undefined && (await listCommentPosts([known], tx)).get(known) === postId)
    return { action: 'unchanged', targetId: known };
  const created = await insertImportedComment(tx, {
    postId,
    parentId: comment.parent === null ? null : await targetOf(tx, id, 'comment', comment.parent),
    authorId: comment.isOwners ? actor.id : null,
    guestId: await guestOf(tx, source, comment.author),
    body: comment.body,
    createdAt: new Date(comment.createdAt),
    isHidden: comment.isHidden,
    editedAt: comment.editedAt ? new Date(comment.editedAt) : null,
    isDeleted: comment.isDeleted,
  });
  if (created === null) return { action: 'skip', why: 'its text shows nothing' };
  const { editedAt, isHidden } = comment;
  const left: LeftComment = { ...(editedAt && { editedAt }), ...(isHidden && { isHidden }) };
  return { targetId: created, before: Object.keys(left).length > 0 ? left : null };
}

/** What something of the same import became. */
export async function targetOf(
  tx: Executor,
  importId: number,
  kind: string,
  key: string,
): Promise<number | null> {
  const [found] = await tx
    .select({ targetId: importItems.targetId })
    .from(importItems)
    .where(whichItem(importId, { kind, key }));
  return found?.targetId ?? null;
}

/** `post`: the key of what it leads to, where that comes in with it. */
export type PlannedRedirect = SourceRedirect & { post?: string };

const refusals = {
  loop: 'it would lead back to where it begins',
  full: 'there are as many redirects as there may be',
  'post-address': 'an old address of a post leads on from there already',
};

export async function applyRedirect(
  tx: Transaction,
  actor: Actor,
  { id }: Import,
  redirect: PlannedRedirect,
): Promise<Applied> {
  const { key: path, target, isPermanent } = redirect;
  const postId = redirect.post === undefined ? null : await targetOf(tx, id, 'post', redirect.post);
  if (redirect.post !== undefined && postId === null)
    return { action: 'skip', why: 'its post did not come in' };
  if ((await tx.$count(ownRedirects, eq(ownRedirects.path, path))) > 0)
    return { action: 'skip', why: 'you lead on from there already' };
  if (postId !== null) {
    if ((await tx.$count(redirects, eq(redirects.path, path))) > 0)
      return { action: 'skip', why: refusals['post-address'] };
    await addRedirects(tx, postId, [path]);
    await notifyContentChanged(tx);
    return { targetId: postId, before: { path, postId } };
  }
  const [missing] = await tx.execute<{ row: object }>(
    sql`select to_jsonb(m) as row from ${missingPaths} m where m.path = ${path}`,
  );
  const made = await createRedirect(actor, { path, target, isPermanent }, tx);
  if (!made.ok) return { action: 'skip', why: refusals[made.code] };
  return { before: { path, target, missing: missing?.row ?? null } };
}
