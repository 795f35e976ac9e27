import 'server-only';
import { and, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import { importItems, imports, posts } from '@/drizzle/schema';
import { db, type Executor, type Transaction } from '@/lib/db';
import { isDatabaseUnavailable } from '@/lib/errors';
import { holdState, reasonOf, whichItem } from '@/lib/import/mutations/apply-batch';
import { undoCommentChange, type ChangedComment } from '@/lib/import/mutations/comment-changes';
import type { PostBefore } from '@/lib/import/mutations/before-post';
import {
  undoComment,
  undoPerson,
  undoPicture,
  undoRedirect,
  undoTag,
  type DescribedBefore,
  type PersonBefore,
  type RedirectBefore,
} from '@/lib/import/mutations/undo-others';
import { undoSettings, type RestoredSettings } from '@/lib/import/mutations/restore-settings';
import { undoPost } from '@/lib/import/mutations/undo-post';

const MAX_POSITION = 2 ** 31 - 1;

/** What hangs on a post goes before the post, its comments apart, which a post takes along. */
const order = [
  'settings',
  'redirect',
  'post',
  'comment',
  'tag',
  'series',
  'person',
  'picture',
  'site',
  'problem',
];

/** How far the undoing of an import has come: each look begins where the last one ended. */
export class UndoPlace {
  kind = 0;
  below = MAX_POSITION;
}

type DoneItem = {
  position: number;
  kind: string;
  key: string;
  targetId: number | null;
  before: unknown;
  findings: Record<string, string[]>;
};

/** The last things that were done and are not undone yet. @returns how many; null where nothing is left or wanted */
export async function undoBatch(importId: number, place: UndoPlace, limit: number): Promise<number | null> {
  return db.transaction(async (tx) => {
    if (!(await holdState(tx, importId, 'undoing'))) return null;
    const items = await nextItems(tx, importId, place, limit);
    if (items.length === 0) return null;
    await lockPosts(tx, items);
    for (const item of items) {
      const why = await attempt(tx, importId, item);
      const kept = why === null ? {} : { findings: { ...item.findings, kept: [why] } };
      await tx
        .update(importItems)
        .set({ doneAt: null, before: null, ...kept })
        .where(whichItem(importId, item));
      if (why === null && item.targetId !== null) await forget(tx, importId, item);
    }
    return items.length;
  });
}

async function nextItems(
  tx: Executor,
  importId: number,
  place: UndoPlace,
  limit: number,
): Promise<DoneItem[]> {
  for (; place.kind < order.length; place.kind += 1, place.below = MAX_POSITION) {
    const items = await itemsOfKind(tx, importId, { kind: order[place.kind]!, below: place.below, limit });
    if (items.length === 0) continue;
    place.below = items.at(-1)!.position;
    return items;
  }
  return [];
}

type Wanted = { kind: string; below: number; limit: number };

async function itemsOfKind(
  tx: Executor,
  importId: number,
  { kind, below, limit }: Wanted,
): Promise<DoneItem[]> {
  return tx
    .select({
      position: importItems.position,
      kind: importItems.kind,
      key: importItems.key,
      targetId: importItems.targetId,
      before: importItems.before,
      findings: importItems.findings,
    })
    .from(importItems)
    .where(
      and(
        eq(importItems.importId, importId),
        eq(importItems.kind, kind),
        isNotNull(importItems.doneAt),
        lte(importItems.position, below),
      ),
    )
    .orderBy(desc(importItems.position))
    .limit(limit)
    .for('update');
}

/** Posts before tags, as every mutation takes them. */
async function lockPosts(tx: Executor, items: DoneItem[]): Promise<void> {
  const ids = items.flatMap(({ kind, targetId }) => (kind === 'post' && targetId ? [targetId] : []));
  if (ids.length === 0) return;
  await tx.select({ id: posts.id }).from(posts).where(inArray(posts.id, ids)).orderBy(posts.id).for('update');
}

async function attempt(tx: Transaction, importId: number, item: DoneItem): Promise<string | null> {
  try {
    return await tx.transaction((savepoint) => undo(savepoint, importId, item));
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    return reasonOf(error);
  }
}

async function undo(
  tx: Transaction,
  importId: number,
  { kind, targetId: id, before }: DoneItem,
): Promise<string | null> {
  if (kind === 'settings' && before !== null) {
    await undoSettings(tx, before as RestoredSettings);
    return null;
  }
  if (kind === 'redirect') return before === null ? null : undoRedirect(tx, before as RedirectBefore);
  if (id === null || (before === null && kind !== 'comment' && kind !== 'picture')) return null;
  if (kind === 'post') return undoPost(tx, { importId, postId: id }, before as PostBefore);
  if (kind === 'comment' && isChange(before)) return undoCommentChange(tx, id, before);
  if (kind === 'comment')
    return undoComment(tx, id, {
      isOfKeptPost: await isOnKeptPost(tx, importId, id),
      editedAt: (before as { editedAt: string } | null)?.editedAt,
    });
  if (kind === 'person') return undoPerson(tx, id, before as PersonBefore);
  if (kind === 'tag' || kind === 'series') return undoTag(tx, kind, id, before as DescribedBefore);
  if (kind === 'picture') return undoPicture(tx, id, before as { deletedAt: string } | null);
  return null;
}

const isChange = (before: unknown): before is ChangedComment =>
  typeof before === 'object' && before !== null && 'was' in before;

/** A post that the same import made, and that stays. */
async function isOnKeptPost(tx: Executor, importId: number, commentId: number): Promise<boolean> {
  const [found] = await tx.execute<{ isKept: boolean }>(sql`
    select exists (select from comments c join ${importItems} i on i.kind = 'post' and i.target_id = c.post_id
      where c.id = ${commentId} and i.import_id = ${importId} and i.action = 'create') as "isKept"`);
  return found?.isKept ?? false;
}

/** What is gone comes in again with the next import. */
async function forget(tx: Executor, importId: number, item: DoneItem): Promise<void> {
  const { kind, targetId } = item;
  if (targetId === null || (kind !== 'comment' && kind !== 'person')) return;
  const isHere = kind === 'comment' && isChange(item.before);
  await tx
    .update(importItems)
    .set({ targetId: null })
    .where(
      isHere
        ? whichItem(importId, item)
        : and(eq(importItems.kind, kind), eq(importItems.targetId, targetId)),
    );
}

/** @returns whether it was being undone, and is undone now */
export async function finishUndoing(
  importId: number,
  source: string,
  formerSource?: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(imports)
      .set({ state: 'undone', undoneAt: sql`now()`, problem: '' })
      .where(and(eq(imports.id, importId), eq(imports.state, 'undoing')))
      .returning({ id: imports.id });
    if (changed.length === 0) return false;
    // The folder is known again by the name that it had.
    if (formerSource !== undefined)
      await tx.execute(sql`update imported_files set source = ${formerSource} where source = ${source} and path in (
        select key from ${importItems} where import_id = ${importId} and kind = 'post')`);
    return true;
  });
}
