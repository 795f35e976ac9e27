import 'server-only';
import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import {
  comments,
  guests,
  importItems,
  imports,
  ownRedirects,
  redirects,
  series,
  tags,
} from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { factColumns } from '@/lib/guests/queries/fact-columns';

/** What an import notes of a comment, where it is not as any other. */
export type LeftComment = { editedAt?: string | null; isHidden?: boolean };

export type RecalledItem = {
  targetId: number;
  hash: string;
  /** Of a comment: when it had been edited last as the import left it; null for never. */
  editedAt: string | null;
  /** Of a comment: whether it waits for approval because it waited in the source. */
  isHidden: boolean;
};

/** What former imports of the same source made of things with these keys. */
export async function recallItems(
  importId: number,
  source: string,
  kind: string,
  keys: string[],
  executor: Executor = db,
): Promise<Map<string, RecalledItem>> {
  if (keys.length === 0) return new Map();
  const names = sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`;
  const rows = await executor
    .select({
      key: importItems.key,
      targetId: sql<number>`${importItems.targetId}`,
      hash: importItems.hash,
      left: sql<LeftComment | null>`${importItems.before}`,
    })
    .from(importItems)
    .innerJoin(imports, eq(imports.id, importItems.importId))
    .where(
      and(
        eq(imports.source, source),
        ne(imports.id, importId),
        eq(importItems.kind, kind),
        sql`${importItems.key} in ${names}`,
        isNotNull(importItems.targetId),
      ),
    )
    .orderBy(importItems.importId);
  const recalled = new Map<string, RecalledItem>();
  for (const { key, left, ...row } of rows) {
    // What changed nothing notes nothing: what the import before it left is there yet.
    const { editedAt = null, isHidden = false } = left ?? recalled.get(key) ?? {};
    recalled.set(key, { ...row, editedAt, isHidden });
  }
  return recalled;
}

/** Which of these comments are there, in whatever state, and the posts that they stand under. */
export async function listCommentPosts(ids: number[], executor: Executor = db): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .select({ id: comments.id, postId: comments.postId })
    .from(comments)
    .where(inArray(comments.id, ids));
  return new Map(rows.map(({ id, postId }) => [id, postId]));
}

export type KnownGuest = { id: number; name: string; email: string; website: string; bio: string };

/** Those of a source that have one of these keys. */
export async function findGuests(source: string, keys: string[]): Promise<Map<string, KnownGuest>> {
  if (keys.length === 0) return new Map();
  const names = sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`;
  const rows = await db
    .select({ key: guests.key, id: guests.id, ...factColumns() })
    .from(guests)
    .where(and(eq(guests.source, source), sql`${guests.key} in ${names}`));
  return new Map(rows.map(({ key, ...guest }) => [key, guest]));
}

type KnownName = { id: number; description: string };

/** Tags, or series, by what identifies their names. */
export async function listKnownNames(of: 'tag' | 'series'): Promise<Map<string, KnownName>> {
  const table = of === 'tag' ? tags : series;
  const rows = await db
    .select({ id: table.id, nameKey: table.nameKey, description: table.description })
    .from(table);
  return new Map(rows.map(({ nameKey, ...row }) => [nameKey, row]));
}

/** What the paths lead to already: an address of the owner's choice, or a post by its number. */
export async function listTargetsOf(paths: string[]): Promise<Map<string, string | number>> {
  if (paths.length === 0) return new Map();
  const own = await db
    .select({ path: ownRedirects.path, target: ownRedirects.target })
    .from(ownRedirects)
    .where(inArray(ownRedirects.path, paths));
  const ofPosts = await db
    .select({ path: redirects.path, target: redirects.postId })
    .from(redirects)
    .where(inArray(redirects.path, paths));
  return new Map<string, string | number>([...own, ...ofPosts].map(({ path, target }) => [path, target]));
}
