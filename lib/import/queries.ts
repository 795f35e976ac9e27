import 'server-only';
import { eq } from 'drizzle-orm';
import { importedFiles, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** What an earlier import made of a file, and what has become of it. */
export type ImportedPost = {
  postId: number;
  contentHash: string;
  /** Versions of the post: after the import, and now. */
  importedVersion: number;
  version: number;
  title: string;
  slug: string;
  status: 'draft' | 'published';
};

/** By path of the file. */
export async function listImportedPosts(): Promise<Map<string, ImportedPost>> {
  const rows = await db
    .select({
      path: importedFiles.path,
      postId: importedFiles.postId,
      contentHash: importedFiles.contentHash,
      importedVersion: importedFiles.postVersion,
      version: posts.version,
      title: posts.title,
      slug: posts.slug,
      status: posts.status,
    })
    .from(importedFiles)
    .innerJoin(posts, eq(posts.id, importedFiles.postId));
  return new Map(rows.map(({ path, ...post }) => [path, post]));
}

export async function listTakenSlugs(): Promise<Set<string>> {
  const rows = await db.select({ slug: posts.slug }).from(posts);
  return new Set(rows.map((row) => row.slug));
}
