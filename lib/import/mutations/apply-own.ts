import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Transaction } from '@/lib/db';
import type { Applied } from '@/lib/import/mutations/apply-batch';
import { targetOf } from '@/lib/import/mutations/apply-others';
import type { SourceSettings } from '@/lib/import/source-item';
import type { PictureRow } from '@/lib/media/mutations/restore-picture';
import { FormerSettingsSchema } from '@/lib/import/former-settings';
import { restoreSettings } from '@/lib/import/mutations/restore-settings';

const HERE: Applied = { action: 'unchanged', why: 'it is in the library already' };

/** @param row as `prepareFormerPicture` makes it; null where there is one of this name */
export async function applyPicture(tx: Transaction, name: string, row: PictureRow | null): Promise<Applied> {
  // What decodes pictures takes 17 MB, and most imports need none of it here.
  const { storeFormerPicture, takeOutOfBin } = await import('@/lib/media/mutations/restore-picture');
  if (row) {
    const id = await storeFormerPicture(tx, row);
    return id === null ? HERE : { targetId: id };
  }
  const found = await takeOutOfBin(tx, name);
  if (!found) return HERE;
  return { targetId: found.id, before: { deletedAt: found.deletedAt.toISOString() } };
}

export async function applySettings(
  tx: Transaction,
  actor: Actor,
  importId: number,
  { values }: SourceSettings,
): Promise<Applied> {
  const former = FormerSettingsSchema.parse(values);
  const { pinnedPost } = former;
  const pinned = pinnedPost === undefined ? null : await targetOf(tx, importId, 'post', pinnedPost);
  return { before: await restoreSettings(tx, actor, former, pinned) };
}
