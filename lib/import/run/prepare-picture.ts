import type { Actor } from '@/lib/access/actor';
import type { Step } from '@/lib/import/mutations/apply-batch';
import { applyPicture } from '@/lib/import/mutations/apply-own';
import type { SourcePicture, SourceReader } from '@/lib/import/source-item';

const reasons = { 'not-an-image': 'it is not an image that can be read', 'too-large': 'it is too large' };

/** Writes the files of a picture that comes under its name; what is done in the transaction is its row alone. */
export async function preparePicture(
  actor: Actor,
  reader: SourceReader,
  { key, createdAt, ...facts }: SourcePicture,
): Promise<Step['apply']> {
  const bytes = await reader.openPicture(`/media/${key}`, '');
  if (!bytes) return async () => ({ action: 'fail', why: 'its file is not in the export' });
  const picture = { ...facts, name: key, createdAt: new Date(createdAt) };
  const { prepareFormerPicture } = await import('@/lib/media/mutations/restore-picture');
  const prepared = await prepareFormerPicture(actor, picture, bytes);
  if (!prepared.ok) return async () => ({ action: 'fail', why: reasons[prepared.code] });
  return (tx) => applyPicture(tx, key, prepared.value);
}
