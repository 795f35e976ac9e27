import { finishUndoing, undoBatch, UndoPlace } from '@/lib/import/mutations/undo-batch';
import { countDone } from '@/lib/import/queries/count-staged';
import type { ImportRow } from '@/lib/import/queries/staged-items';
import type { Progress } from '@/lib/import/run/progress';
import { dropUnusedWords } from '@/lib/search/indexing/mutations/drop-unused-words';

const AT_ONCE = 50;

/** The last thing first. @returns false where nobody wants it any more */
export async function undoImport(row: ImportRow, { onStep, signal }: Progress = {}): Promise<boolean> {
  const total = await countDone(row.id);
  let done = 0;
  const place = new UndoPlace();
  for (;;) {
    signal?.throwIfAborted();
    const count = await undoBatch(row.id, place, AT_ONCE);
    if (count === null) break;
    onStep?.((done += count), total);
  }
  const isUndone = await finishUndoing(row.id, row.source, row.options.formerSource);
  if (isUndone) await dropUnusedWords();
  return isUndone;
}
