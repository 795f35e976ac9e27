import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { importItems } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import { sections } from '@/lib/import/queries/imports';
import { importSections, type ImportSection } from '@/lib/import/sections';

/** How many rows each list of an import has, by kind. */
export type SectionCounts = Record<ImportSection, Record<string, number>>;

export async function countImportSections(viewer: Viewer, id: number): Promise<SectionCounts> {
  const counts = Object.fromEntries(importSections.map((name) => [name, {}])) as SectionCounts;
  if (!canManagePosts(viewer) || !isId(id)) return counts;
  const columns = Object.fromEntries(
    importSections.map((name) => [name, sql<number>`(count(*) filter (where ${sections[name]}))::int`]),
  ) as Record<ImportSection, ReturnType<typeof sql<number>>>;
  const rows = await db
    .select({ kind: importItems.kind, ...columns })
    .from(importItems)
    .where(eq(importItems.importId, id))
    .groupBy(importItems.kind);
  for (const { kind, ...ofKind } of rows)
    for (const name of importSections) if (ofKind[name] > 0) counts[name][kind] = ofKind[name];
  return counts;
}

/** Of how many rows there is each finding. */
export async function countImportFindings(viewer: Viewer, id: number): Promise<Record<string, number>> {
  if (!canManagePosts(viewer) || !isId(id)) return {};
  const rows = await db
    .select({ name: sql<string>`finding`, count: sql<number>`count(*)::int` })
    .from(importItems)
    .innerJoin(sql`lateral jsonb_object_keys(${importItems.findings}) as finding`, sql`true`)
    .where(eq(importItems.importId, id))
    .groupBy(sql`finding`)
    .orderBy(sql`count(*) desc, finding`);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
