import type { Actor } from '@/lib/access/actor';
import { fileNameOf } from '@/lib/import/file-name-of';
import { noteStoredPicture } from '@/lib/import/mutations/apply-batch';
import { isRemote } from '@/lib/import/place-references';
import type { PlannedPost } from '@/lib/import/plan-post';
import { fetchPicture } from '@/lib/import/pictures/fetch-picture';
import type { SourceReader } from '@/lib/import/source-item';

type Task = { importId: number; reader: SourceReader; fetchPictures: boolean };

export type StoredPictures = {
  body: string;
  /** Empty where there is none that can be shown. */
  coverUrl: string;
  notes: string[];
  /** Addresses that did not answer, and may another time. */
  retry: string[];
};

const reasons = { 'not-an-image': 'it is not an image that can be read', 'too-large': 'it is too large' };

/** Each picture once, before any transaction: fetching and encoding take seconds. */
export async function storePictures(actor: Actor, post: PlannedPost, task: Task): Promise<StoredPictures> {
  const outcome: StoredPictures = { body: post.body, coverUrl: '', notes: [], retry: [] };
  for (const { placeholder, url } of post.pictures) {
    const stored = await storeOne(actor, url, post.base, task, outcome);
    outcome.body = outcome.body.replaceAll(placeholder, () => stored ?? url);
  }
  if (post.coverUrl !== '') outcome.coverUrl = await coverOf(actor, post, task, outcome);
  return outcome;
}

async function coverOf(
  actor: Actor,
  { coverUrl, base }: PlannedPost,
  task: Task,
  outcome: StoredPictures,
): Promise<string> {
  if (task.reader.kind === 'colophon' && coverUrl.startsWith('/media/')) return coverUrl;
  const stored = await storeOne(actor, coverUrl, base, task, outcome);
  // Elsewhere on the web it is shown from there, as the owner may choose one by hand.
  return stored ?? (/^https:\/\/[^/]/i.test(coverUrl) && URL.canParse(coverUrl) ? coverUrl : '');
}

/** @returns its address here, or null with a note */
async function storeOne(
  actor: Actor,
  url: string,
  base: string,
  { importId, reader, fetchPictures }: Task,
  { notes, retry }: StoredPictures,
): Promise<string | null> {
  const bytes = (await reader.openPicture(url, base)) ?? (await fetched());
  if (bytes === null) return null;
  // With the first picture: what decodes them takes 17 MB.
  const { storeImage } = await import('@/lib/media/mutations/store-image');
  const stored = await storeImage(actor, bytes, {
    allowSvg: true,
    sourceName: fileNameOf(url),
    onStored: (tx, { id, sourceHash, deletedAt }) =>
      noteStoredPicture(tx, importId, {
        id,
        key: sourceHash,
        before: deletedAt && { deletedAt: deletedAt.toISOString() },
      }),
  });
  if (stored.ok) return stored.value.url;
  notes.push(`${url} was left as it is: ${reasons[stored.code]}`);
  return null;

  async function fetched(): Promise<Uint8Array | null> {
    if (!fetchPictures || !isRemote(url)) return null;
    const answer = await fetchPicture(url.startsWith('//') ? `https:${url}` : url);
    if (answer.ok) return answer.bytes;
    notes.push(`${url} was not fetched: ${answer.why}`);
    if (!answer.isLasting) retry.push(url);
    return null;
  }
}
