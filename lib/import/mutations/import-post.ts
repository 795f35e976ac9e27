import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { importedFiles, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { notifyContentChanged } from '@/lib/content-changed';
import { db, type Executor } from '@/lib/db';
import { beforePost, madeWith, type PostBefore } from '@/lib/import/mutations/before-post';
import { listLedPaths } from '@/lib/import/queries/imported-posts';
import { createPost } from '@/lib/posts/mutations/create-post';
import { keepRevision } from '@/lib/posts/mutations/keep-revision';
import { prepareRow, type PreparedRow } from '@/lib/posts/mutations/post-row';
import { unpublishPost } from '@/lib/posts/mutations/publish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput, SavedPost } from '@/lib/posts/post-input';
import { ok, type Result } from '@/lib/result';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';

export type ImportedFile = {
  source: string;
  path: string;
  contentHash: string;
  /** The post that an earlier import made of the file, with the version it left; null for a new one. */
  target: { id: number; version: number } | null;
  input: PostInput;
  isDraft: boolean;
  /** Whose name stands at it; null for the owner's. */
  guestId?: number | null;
  revisedAt?: Date | null;
  createdAt?: Date;
  commentsCloseByAge?: boolean;
};

type Problem = 'slug-taken' | 'slug-reserved' | 'stale';

/**
 * With the day that it had, and without telling anybody that it is published. What it takes from others, an address
 * that leads elsewhere already, it does not get. `stale` when somebody has saved the post since it was imported.
 * @param prepared by `prepareRow`, before the transaction. @throws {NotFoundError}
 */
export async function importPost(
  actor: Actor,
  file: ImportedFile,
  executor: Executor = db,
  prepared?: PreparedRow,
): Promise<Result<SavedPost & { before: PostBefore }, Problem>> {
  const row = prepared ?? (await prepareRow(file.input));
  return executor.transaction(async (tx) => {
    const { source, path, contentHash, target } = file;
    const before = await beforePost(tx, { source, path, postId: target?.id ?? null, tags: file.input.tags });
    const input = await withFreePaths(tx, file.input, target?.id);
    const saved = target
      ? await update(tx, actor, { ...file, target, input }, row)
      : await create(tx, actor, { ...file, input }, row);
    if (!saved.ok) return saved;
    const post = saved.value;
    const facts = { postId: post.id, contentHash, postVersion: post.version, postStatus: post.status };
    await tx
      .insert(importedFiles)
      .values({ source, path, ...facts })
      .onConflictDoUpdate({
        target: [importedFiles.source, importedFiles.path],
        set: { ...facts, updatedAt: new Date() },
      });
    if (post.status === 'published') await notifyContentChanged(tx);
    return ok({ ...post, before: await madeWith(tx, before, post) });
  });
}

/** Without addresses that lead to another post, or where the owner wants. */
async function withFreePaths(tx: Executor, input: PostInput, postId?: number): Promise<PostInput> {
  const paths = [...new Set(input.redirectPaths ?? [])];
  const led = await listLedPaths(paths, tx);
  return { ...input, redirectPaths: paths.filter((path) => !led.has(path) || led.get(path) === postId) };
}

async function create(
  tx: Executor,
  actor: Actor,
  { input, isDraft, guestId, revisedAt, createdAt, commentsCloseByAge }: ImportedFile,
  { columns, notices }: PreparedRow,
): Promise<Result<SavedPost, Problem>> {
  const publishedAt = input.publishedAt ?? (isDraft ? null : new Date());
  const isOut = !isDraft && publishedAt !== null && publishedAt <= new Date();
  const brought = { guestId, revisedAt, createdAt, commentsCloseByAge };
  const state = { status: isDraft ? 'draft' : 'published', announcedAt: isOut ? new Date() : null } as const;
  const row = { columns: { ...columns, ...brought, ...state }, notices };
  return createAtFreeSlug(tx, actor, { ...input, publishedAt }, row);
}

/** Somebody may have taken the slug since it was chosen. */
async function createAtFreeSlug(
  tx: Executor,
  actor: Actor,
  input: PostInput,
  row: PreparedRow,
): Promise<Result<SavedPost, 'slug-taken' | 'slug-reserved'>> {
  const first = await createPost(actor, input, tx, row);
  if (first.ok || !input.slug) return first;
  for (let number = 2; number <= 100; number++) {
    const next = await createPost(actor, { ...input, slug: `${input.slug}-${number}` }, tx, row);
    if (next.ok) return next;
  }
  return first;
}

async function update(
  tx: Executor,
  actor: Actor,
  { target, input, isDraft, guestId }: ImportedFile & { target: { id: number; version: number } },
  { columns, notices }: PreparedRow,
): Promise<Result<SavedPost, Problem>> {
  const row = { columns: { ...columns, guestId }, notices };
  const saved = await updatePost(actor, target.id, target.version, input, tx, row);
  if (!saved.ok || (saved.value.status === 'draft') === isDraft) return saved;
  const { id, version } = saved.value;
  return isDraft ? unpublishPost(actor, id, version, tx) : publishQuietly(tx, actor, saved.value);
}

async function publishQuietly(
  tx: Executor,
  actor: Actor,
  post: SavedPost,
): Promise<Result<SavedPost, Problem>> {
  const publishedAt = sql`coalesce(${posts.publishedAt}, date_trunc('milliseconds', now()))`;
  await tx
    .update(posts)
    .set({
      status: 'published',
      publishedAt,
      announcedAt: sql`case when ${publishedAt} <= now() then now() end`,
      unpublishAt: sql`case when ${posts.unpublishAt} > now() then ${posts.unpublishAt} end`,
    })
    .where(eq(posts.id, post.id));
  await keepRevision(tx, actor, post.id, 'published');
  await indexPost(tx, post.id);
  return ok({ ...post, status: 'published' });
}
