import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { importedFiles, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { PostKind } from '@/lib/paths';
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

export async function listTakenSlugs(): Promise<Set<string>> {
  const rows = await db.select({ slug: posts.slug }).from(posts).where(isKeptPost);
  return new Set(rows.map((row) => row.slug));
}

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
