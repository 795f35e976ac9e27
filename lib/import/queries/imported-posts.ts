import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { importedFiles, ownRedirects, posts, redirects, users } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { decodedPath, type PostKind } from '@/lib/paths';
import { tagsOfPost } from '@/lib/posts/queries/views';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type ImportedPost = {
  postId: number;
  contentHash: string;
  importedVersion: number;
  /** Null where an older import did not note it. */
  importedStatus: 'draft' | 'published' | null;
  version: number;
  title: string;
  slug: string;
  kind: PostKind;
  status: 'draft' | 'published';
};

export type ImportedPosts = Map<string, ImportedPost>;

export async function listImportedPosts(source: string): Promise<ImportedPosts> {
  const rows = await selectImported().where(eq(importedFiles.source, source));
  return new Map(rows.map(({ path, post }) => [path, post]));
}

export async function listImportedElsewhere(source: string): Promise<Map<string, ImportedPosts>> {
  const bySource = new Map<string, ImportedPosts>();
  for (const { source: other, path, post } of await selectImported().where(
    ne(importedFiles.source, source),
  )) {
    const ofOther = bySource.get(other) ?? new Map<string, ImportedPost>();
    bySource.set(other, ofOther.set(path, post));
  }
  return bySource;
}

/** The posts that have slugs, and those that are led to from what could be the address of another. */
export async function listTakenSlugs(): Promise<Map<string, number>> {
  const old = await db
    .select({
      slug: sql<string>`regexp_replace(${redirects.path}, '^/posts/|^/', '')`,
      postId: redirects.postId,
    })
    .from(redirects)
    .innerJoin(posts, and(eq(posts.id, redirects.postId), isKeptPost))
    .where(sql`${redirects.path} ~ '^/(posts/)?[^/]+$'`);
  const rows = await db.select({ slug: posts.slug, postId: posts.id }).from(posts).where(isKeptPost);
  return new Map([...old, ...rows].map(({ slug, postId }) => [slug, postId]));
}

export type KnownPost = { id: number; title: string; address: string };

/** For clashes: what is there already, by its title in lower case. */
export async function listKnownTitles(): Promise<Map<string, KnownPost>> {
  const rows = await db
    .select({ id: posts.id, title: posts.title, slug: posts.slug, kind: posts.kind })
    .from(posts)
    .where(isKeptPost);
  return new Map(
    rows.map(({ id, title, ...post }) => [title.toLowerCase(), { id, title, address: decodedPath(post) }]),
  );
}

/** Which of these paths lead somewhere already: to a post by its number, or where the owner wants, by null. */
export async function listLedPaths(
  paths: string[],
  executor: Executor = db,
): Promise<Map<string, number | null>> {
  if (paths.length === 0) return new Map();
  const own = await executor
    .select({ path: ownRedirects.path })
    .from(ownRedirects)
    .where(inArray(ownRedirects.path, paths));
  const ofPosts = await executor
    .select({ path: redirects.path, postId: redirects.postId })
    .from(redirects)
    .innerJoin(posts, and(eq(posts.id, redirects.postId), isKeptPost))
    .where(inArray(redirects.path, paths));
  return new Map([
    ...own.map(({ path }) => [path, null] as const),
    ...ofPosts.map(({ path, postId }) => [path, postId] as const),
  ]);
}

/** What a post is now, to compare it with what its source has. */
export async function getStoredPost(id: number) {
  const [post] = await db
    .select({
      title: posts.title,
      subtitle: posts.subtitle,
      body: posts.body,
      slug: posts.slug,
      status: posts.status,
      kind: posts.kind,
      publishedAt: posts.publishedAt,
      coverUrl: posts.coverUrl,
      tags: tagsOfPost,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, id), isKeptPost));
  return post ?? null;
}
export type StoredPost = NonNullable<Awaited<ReturnType<typeof getStoredPost>>>;

const selectImported = () =>
  db
    .select({
      source: importedFiles.source,
      path: importedFiles.path,
      post: {
        postId: importedFiles.postId,
        contentHash: importedFiles.contentHash,
        importedVersion: importedFiles.postVersion,
        importedStatus: importedFiles.postStatus,
        version: posts.version,
        title: posts.title,
        slug: posts.slug,
        kind: posts.kind,
        status: posts.status,
      },
    })
    .from(importedFiles)
    .innerJoin(posts, and(eq(posts.id, importedFiles.postId), isKeptPost));

/** The post that was made of it, with the version that the import left. */
export async function getImportedVersion(
  source: string,
  path: string,
  executor: Executor = db,
): Promise<{ id: number; version: number } | null> {
  const [row] = await executor
    .select({ id: importedFiles.postId, version: importedFiles.postVersion })
    .from(importedFiles)
    .innerJoin(posts, and(eq(posts.id, importedFiles.postId), isKeptPost))
    .where(and(eq(importedFiles.source, source), eq(importedFiles.path, path)));
  return row ?? null;
}

/** Addresses of all posts, by who they are in feeds. */
export async function listKnownFeedIds(): Promise<Map<string, string>> {
  const rows = await db
    .select({ feedId: posts.feedId, slug: posts.slug, kind: posts.kind })
    .from(posts)
    .where(isKeptPost);
  return new Map(
    rows.flatMap(({ feedId, ...post }) => (feedId === null ? [] : [[feedId, decodedPath(post)]])),
  );
}
