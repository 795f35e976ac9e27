import 'server-only';
import { and, asc, desc, eq, gt, sql, type SQL } from 'drizzle-orm';
import { importItems, imports } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';

const summaryColumns = {
  id: imports.id,
  kind: imports.kind,
  source: imports.source,
  location: imports.location,
  isUpload: imports.isUpload,
  state: imports.state,
  problem: imports.problem,
  createdAt: imports.createdAt,
  appliedAt: imports.appliedAt,
  undoneAt: imports.undoneAt,
};

export type ImportSummary = Pick<typeof imports.$inferSelect, keyof typeof summaryColumns>;
export type ImportAction = NonNullable<(typeof importItems.$inferSelect)['action']>;
/** What there is of one kind, by what becomes of it. */
export type ImportCounts = Record<string, Partial<Record<ImportAction, number>>>;

export type ImportDetail = ImportSummary & {
  options: (typeof imports.$inferSelect)['options'];
  remarks: string[];
  counts: ImportCounts;
  /** Rows of what is under way: read so far, to be applied, to be undone … */
  total: number;
  /** … and those of them that it is done with. */
  done: number;
};

/** Newest first, all of them: an import is something that is done a few times. */
export async function listImports(viewer: Viewer): Promise<ImportSummary[]> {
  if (!canManagePosts(viewer)) return [];
  return db.select(summaryColumns).from(imports).orderBy(desc(imports.id)).limit(200);
}

export async function getImport(viewer: Viewer, id: number): Promise<ImportDetail | null> {
  if (!canManagePosts(viewer) || !isId(id)) return null;
  const [found] = await db
    .select({ ...summaryColumns, options: imports.options, remarks: imports.remarks })
    .from(imports)
    .where(eq(imports.id, id));
  if (!found) return null;
  const rows = await db
    .select({
      kind: importItems.kind,
      action: importItems.action,
      count: sql<number>`count(*)::int`,
      done: sql<number>`count(${importItems.doneAt})::int`,
    })
    .from(importItems)
    .where(eq(importItems.importId, id))
    .groupBy(importItems.kind, importItems.action)
    .orderBy(
      sql`array_position(array['post', 'comment', 'person', 'tag', 'series', 'picture', 'redirect'], ${importItems.kind})`,
    );
  return { ...found, counts: countsOf(rows), ...progressOf(found.state, rows) };
}

type CountRow = { kind: string; action: ImportAction | null; count: number; done: number };

function countsOf(rows: CountRow[]): ImportCounts {
  const counts: ImportCounts = {};
  for (const { kind, action, count } of rows) {
    // What is said of the site as a whole is nothing that comes in.
    if (action === null || kind === 'site') continue;
    counts[kind] = { ...counts[kind], [action]: count };
  }
  return counts;
}

function progressOf(state: ImportSummary['state'], rows: CountRow[]): { total: number; done: number } {
  const sum = (of: CountRow[], value: (row: CountRow) => number) =>
    of.reduce((before, row) => before + value(row), 0);
  const all = sum(rows, ({ count }) => count);
  if (state === 'reading') {
    const unplanned = rows.filter(({ action }) => action === null);
    return { total: all, done: all - sum(unplanned, ({ count }) => count) };
  }
  const changing = rows.filter(({ action }) => action === 'create' || action === 'update');
  const total = sum(changing, ({ count }) => count);
  const applied = sum(changing, ({ done }) => done);
  return { total, done: state === 'undoing' || state === 'undone' ? total - applied : applied };
}

export const importSections = [
  ...(['public', 'create', 'update', 'unchanged', 'skip', 'fail'] as const),
  ...(['drafts', 'findings', 'kept'] as const),
] as const;
export type ImportSection = (typeof importSections)[number];

export type ImportItem = {
  /** Its place in the list; the next page begins after it. */
  position: number;
  kind: string;
  key: string;
  title: string;
  /** Where readers will find it, or what it leads to; empty where it is nothing that has an address. */
  address: string;
  action: ImportAction | null;
  becomesPublic: boolean;
  /** Of a post or page that it became. */
  targetId: number | null;
  why: string;
  /** The day that a post has in its source, ISO 8601; null for none, and once it is applied. */
  publishedAt: string | null;
  findings: Record<string, string[]>;
  isDone: boolean;
};

/** In the order in which they are applied. @param options.after the position of the last one of the page before */
export async function listImportItems(
  viewer: Viewer,
  id: number,
  { section, after = 0, limit }: { section: ImportSection; after?: number; limit: number },
): Promise<ImportItem[]> {
  if (!canManagePosts(viewer) || !isId(id)) return [];
  return db
    .select({
      position: importItems.position,
      kind: importItems.kind,
      key: importItems.key,
      title: importItems.title,
      address: importItems.address,
      action: importItems.action,
      becomesPublic: importItems.becomesPublic,
      targetId: sql<number | null>`case when ${importItems.kind} = 'post' then ${importItems.targetId} end`,
      why: importItems.why,
      publishedAt: sql<string | null>`${importItems.payload} ->> 'publishedAt'`,
      findings: importItems.findings,
      isDone: sql<boolean>`${importItems.doneAt} is not null`,
    })
    .from(importItems)
    .where(and(eq(importItems.importId, id), gt(importItems.position, after), sections[section]))
    .orderBy(asc(importItems.position))
    .limit(limit);
}

const ofAction = (action: ImportAction): SQL =>
  sql`(${importItems.action} = ${action} and ${importItems.kind} <> 'site')`;

const changes = sql`${importItems.action} in ('create', 'update')`;

const sections: Record<ImportSection, SQL> = {
  public: sql`(${importItems.becomesPublic} and ${changes})`,
  create: ofAction('create'),
  update: ofAction('update'),
  unchanged: ofAction('unchanged'),
  skip: ofAction('skip'),
  fail: ofAction('fail'),
  drafts: sql`(${importItems.kind} = 'post' and ${changes} and ${importItems.why} <> '')`,
  findings: sql`(${importItems.findings} <> '{}'::jsonb)`,
  kept: sql`(${importItems.findings} ? 'kept')`,
};
