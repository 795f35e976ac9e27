import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { importItems, imports } from '@/drizzle/schema';
import { startOf } from '@/lib/cut-text';
import { db } from '@/lib/db';
import type { SourceItem, SourceReader } from '@/lib/import/source-item';

export type StagedRow = { item: SourceItem; hash: string; position: number };

/** What an earlier reading left, which was ended in the middle: the source is read from its beginning. */
export async function clearStage(importId: number, kind: SourceReader['kind']): Promise<void> {
  await db.delete(importItems).where(eq(importItems.importId, importId));
  await db
    .update(imports)
    .set({ kind, remarks: [] })
    .where(and(eq(imports.id, importId), eq(imports.state, 'reading')));
}

/** Of two with one key the first counts. */
export async function stageItems(importId: number, rows: StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(importItems)
    .values(
      rows.map(({ item, hash, position }) => ({
        importId,
        kind: item.kind,
        key: item.key,
        position,
        hash,
        payload: item,
        title: titleOf(item),
      })),
    )
    .onConflictDoNothing();
}

function titleOf(item: SourceItem): string {
  if ('title' in item) return startOf(item.title, 300);
  if ('name' in item) return startOf(item.name, 300);
  if (item.kind === 'comment') return startOf(item.body, 100);
  return startOf(item.key, 300);
}

export type PlannedItem = {
  kind: string;
  key: string;
  action: 'create' | 'update' | 'unchanged' | 'skip' | 'fail';
  why?: string;
  address?: string;
  becomesPublic?: boolean;
  targetId?: number | null;
  findings?: Record<string, string[]>;
  /** Where it is another one by now: with its links set right. */
  payload?: object;
};

/** What becomes of items that were read. Those of which nothing becomes leave their text behind. */
export async function planItems(importId: number, items: PlannedItem[]): Promise<void> {
  if (items.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as given (kind text, key text, action text, why text,
    address text, "becomesPublic" boolean, "targetId" integer, findings jsonb, payload jsonb)`;
  await db.execute(sql`
    update ${importItems} set action = given.action::import_action, why = coalesce(given.why, ''),
      address = coalesce(given.address, ''), becomes_public = coalesce(given."becomesPublic", false),
      target_id = given."targetId", findings = coalesce(given.findings, '{}'::jsonb),
      payload = case when given.action in ('create', 'update') then coalesce(given.payload, ${importItems.payload}) end
    from ${given} where ${importItems.importId} = ${importId}
      and ${importItems.kind} = given.kind and ${importItems.key} = given.key`);
}

const rank = sql`array_position(array['problem', 'site', 'person', 'tag', 'series', 'picture', 'post', 'comment',
  'redirect', 'settings'], kind)`;

/** The order in which they are applied: oldest posts first. @param depths of comments that came before what they answer */
export async function orderItems(importId: number, depths: ReadonlyMap<string, number>): Promise<void> {
  const date = sql`case when kind = 'post' then payload ->> 'publishedAt' end`;
  const deep = sql`jsonb_each_text(${JSON.stringify(Object.fromEntries(depths))}::jsonb) as deep (name, depth)`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '10min'`);
    await tx.execute(sql`
      update ${importItems} set position = placed.place from (
        select kind, key, row_number() over (order by ${rank}, ${date} nulls last,
          case when kind = 'comment' then coalesce(deep.depth::int, 0) end, position, key) as place
        from ${importItems} left join ${deep} on deep.name = key where import_id = ${importId}) as placed
      where ${importItems.importId} = ${importId} and ${importItems.kind} = placed.kind and ${importItems.key} = placed.key`);
  });
}

/** @returns whether it was there still to be planned. */
export async function finishReading(
  importId: number,
  { source, remarks, formerSource }: { source: string; remarks: string[]; formerSource?: string },
): Promise<boolean> {
  const former = formerSource === undefined ? {} : { formerSource };
  const changed = await db
    .update(imports)
    .set({
      state: 'planned',
      source,
      remarks,
      problem: '',
      options: sql`${imports.options} || ${JSON.stringify(former)}::jsonb`,
    })
    .where(and(eq(imports.id, importId), eq(imports.state, 'reading')))
    .returning({ id: imports.id });
  return changed.length > 0;
}

/** With a sentence for the owner, and what it was at. What was applied stays, and can be undone or gone on with. */
export async function failImport(importId: number, problem: string): Promise<void> {
  await db
    .update(imports)
    .set({
      state: 'failed',
      problem,
      options: sql`${imports.options} || jsonb_build_object('failedIn', ${imports.state})`,
    })
    .where(and(eq(imports.id, importId), inArray(imports.state, ['reading', 'applying', 'undoing'])));
}
