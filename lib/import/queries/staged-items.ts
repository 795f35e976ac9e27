import 'server-only';
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { importItems, imports } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { wishOf } from '@/lib/import/import-wish';
import type { SourceItem } from '@/lib/import/source-item';

/** As much of a post as its address and those of others are decided by. */
export type PostOutline = {
  key: string;
  title: string;
  slug: string;
  isPage: boolean | null;
  base: string;
  addresses: string[];
  hash: string;
};

const field = (name: string) => sql<string>`coalesce(${importItems.payload} ->> ${name}, '')`;

/** Rows that are read at a time; a post may have a megabyte. */
const PAGE = 500;

/** In the order of the source. */
export async function listPostOutlines(importId: number): Promise<PostOutline[]> {
  const outlines: PostOutline[] = [];
  for (let after = -1; ;) {
    const page = await db
      .select({
        position: importItems.position,
        key: importItems.key,
        title: field('title'),
        slug: field('slug'),
        base: field('base'),
        isPage: sql<boolean | null>`(${importItems.payload} ->> 'isPage')::boolean`,
        addresses: sql<string[]>`coalesce(${importItems.payload} -> 'addresses', '[]'::jsonb)`,
        hash: importItems.hash,
      })
      .from(importItems)
      .where(
        and(
          eq(importItems.importId, importId),
          eq(importItems.kind, 'post'),
          gt(importItems.position, after),
        ),
      )
      .orderBy(asc(importItems.position))
      .limit(PAGE);
    for (const { position, ...outline } of page) {
      after = position;
      outlines.push(outline);
    }
    if (page.length < PAGE) return outlines;
  }
}

export type StagedItem = { position: number; hash: string; payload: SourceItem };

/** In the order in which they were read. Of posts few at a time: each may have a megabyte. */
export async function listStagedItems(
  importId: number,
  kind: string,
  { after, limit }: { after: number; limit: number },
): Promise<StagedItem[]> {
  const rows = await db
    .select({ position: importItems.position, hash: importItems.hash, payload: importItems.payload })
    .from(importItems)
    .where(
      and(eq(importItems.importId, importId), eq(importItems.kind, kind), gt(importItems.position, after)),
    )
    .orderBy(asc(importItems.position))
    .limit(limit);
  return rows as StagedItem[];
}

export async function getStagedBody(importId: number, key: string): Promise<string | null> {
  const [row] = await db
    .select({ body: sql<string | null>`${importItems.payload} ->> 'body'` })
    .from(importItems)
    .where(and(eq(importItems.importId, importId), eq(importItems.kind, 'post'), eq(importItems.key, key)));
  return row?.body ?? null;
}

/** Comments whose parent comes after them, or is not there at all. */
export async function listMisplacedComments(importId: number): Promise<{ key: string; parent: string }[]> {
  const parent = sql<string>`${importItems.payload} ->> 'parent'`;
  return db
    .select({ key: importItems.key, parent })
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, importId),
        eq(importItems.kind, 'comment'),
        sql`${parent} is not null`,
        sql`not exists (select from ${importItems} earlier where earlier.import_id = ${importId}
          and earlier.kind = 'comment' and earlier.key = ${parent} and earlier.position < ${importItems.position})`,
      ),
    );
}

/** Which comment answers which. */
export async function listCommentParents(importId: number): Promise<Map<string, string | null>> {
  const rows = await db
    .select({ key: importItems.key, parent: sql<string | null>`${importItems.payload} ->> 'parent'` })
    .from(importItems)
    .where(and(eq(importItems.importId, importId), eq(importItems.kind, 'comment')))
    .orderBy(asc(importItems.position));
  return new Map(rows.map(({ key, parent }) => [key, parent]));
}

export type DueItem = StagedItem & {
  kind: string;
  key: string;
  action: 'create' | 'update';
  address: string;
  why: string;
  targetId: number | null;
  findings: Record<string, string[]>;
};

/** What is to be applied next. @param options.after the position of the last one that was: what is done is not passed through again */
export async function listDueItems(
  importId: number,
  { after, limit }: { after: number; limit: number },
): Promise<DueItem[]> {
  const rows = await db
    .select({
      kind: importItems.kind,
      key: importItems.key,
      position: importItems.position,
      hash: importItems.hash,
      payload: importItems.payload,
      action: importItems.action,
      address: importItems.address,
      why: importItems.why,
      targetId: importItems.targetId,
      findings: importItems.findings,
    })
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, importId),
        sql`${importItems.action} in ('create', 'update')`,
        isNull(importItems.doneAt),
        gt(importItems.position, after),
      ),
    )
    .orderBy(asc(importItems.position))
    .limit(limit);
  return rows as DueItem[];
}

const rowColumns = {
  id: imports.id,
  source: imports.source,
  location: imports.location,
  isUpload: imports.isUpload,
  state: imports.state,
  options: imports.options,
};

export type ImportRow = Pick<typeof imports.$inferSelect, keyof typeof rowColumns>;

/** The oldest that there is something to do for. @param id of one alone */
export async function findDueImport(id?: number): Promise<ImportRow | null> {
  const [row] = await db
    .select(rowColumns)
    .from(imports)
    .where(
      and(
        sql`${imports.state} in ('reading', 'applying', 'undoing')`,
        id === undefined ? undefined : eq(imports.id, id),
      ),
    )
    .orderBy(asc(imports.id))
    .limit(1);
  return row ?? null;
}

/** One of the same place that was ended while it was applied, or while it was read for the same wish. */
export async function findUnfinishedImport({
  location,
  source,
  options,
}: ReturnType<typeof wishOf>): Promise<number | null> {
  const isRead = and(
    eq(imports.state, 'reading'),
    eq(imports.isUpload, false),
    eq(imports.source, source),
    sql`${imports.options} = ${JSON.stringify(options)}::jsonb`,
  );
  const [row] = await db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.location, location), or(eq(imports.state, 'applying'), isRead)))
    .orderBy(sql`${imports.state} = 'applying' desc`, asc(imports.id))
    .limit(1);
  return row?.id ?? null;
}
