import { cleanItem, hashOf } from '@/lib/import/clean-item';
import { clearStage, finishReading, stageItems, type StagedRow } from '@/lib/import/mutations/stage-items';
import { isNewSite } from '@/lib/import/queries/is-new-site';
import type { ImportRow } from '@/lib/import/queries/staged-items';
import { planImport } from '@/lib/import/run/plan-import';
import type { Progress } from '@/lib/import/run/progress';
import type { SourceItem, SourceReader, SourceSite } from '@/lib/import/source-item';
import { settingsOf } from '@/lib/import/site-settings';
import { hashPictures } from '@/lib/import/source-pictures';

/** Rows, and characters of their texts, that are kept in memory at most before they are stored. */
const BATCH = { rows: 200, size: 2_000_000 };

/** From the beginning, into rows; then what becomes of each is decided. @returns false where nobody wants it any more */
export async function readImport(
  row: ImportRow,
  reader: SourceReader,
  source: string,
  progress: Progress = {},
): Promise<boolean> {
  await clearStage(row.id, reader.kind);
  const { site, isEmpty } = await stageAll(row, reader, progress);
  const named = row.options.isNamed ? row.source : (nameOf(site) ?? source);
  const plan = await planImport({ ...row, source: named }, reader, site, progress);
  const remarks = isEmpty ? [...reader.remarks(), NOTHING] : reader.remarks();
  return finishReading(row.id, { source: plan.source, remarks, formerSource: plan.formerSource });
}

export const NOTHING = 'Nothing that can be imported was found.';

/** A blog that says where it was is the same whichever file it comes in. */
const nameOf = (site: SourceSite | null): string | null =>
  site?.address ? site.address.replace(/^https?:\/\//i, '').replace(/\/+$/, '') : null;

async function stageAll(
  { id, options }: ImportRow,
  reader: SourceReader,
  { onRead, signal }: Progress,
): Promise<{ site: SourceSite | null; isEmpty: boolean }> {
  let site: SourceSite | null = null;
  let [position, size, found, hasSettings] = [0, 0, 0, false];
  let batch: StagedRow[] = [];
  const flush = async (): Promise<void> => {
    await stageItems(id, batch);
    onRead?.(position);
    [batch, size] = [[], 0];
  };
  for await (const read of reader.items()) {
    signal?.throwIfAborted();
    const item = cleanItem(read);
    if (item.kind === 'site') site = item;
    else if (item.kind !== 'problem') found += 1;
    if (item.kind === 'settings') hasSettings = true;
    batch.push({
      item,
      hash: await hashed(item, reader, options.fetchPictures === true),
      position: position++,
    });
    size += sizeOf(item);
    if (batch.length >= BATCH.rows || size >= BATCH.size) await flush();
  }
  const settings = site && !hasSettings && (options.settings ?? (await isNewSite())) && settingsOf(site);
  if (settings) batch.push({ item: settings, hash: hashOf(settings), position: position++ });
  await flush();
  return { site, isEmpty: found === 0 };
}

const sizeOf = (item: SourceItem): number => ('body' in item ? item.body.length : 200);

async function hashed(item: SourceItem, reader: SourceReader, fetchPictures: boolean): Promise<string> {
  if (item.kind !== 'post') return hashOf(item);
  return hashOf(item, await hashPictures(reader, item, fetchPictures));
}
