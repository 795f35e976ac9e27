import 'server-only';
import { MEDIA_TYPE } from '@/lib/media/encode-image';
import { fileBase, fileName, parseFileName } from '@/lib/media/storage/file-name';
import { pictureOfWidth } from '@/lib/picture';
import { getPictureState, type PictureState } from '@/lib/media/queries/find-pictures';
import { mediaStorage } from '@/lib/media/storage/media-storage';

/** Milliseconds that the database may take before the file is sent unasked: pictures keep showing while it is away. */
const PATIENCE = 1000;

const headers = {
  'Content-Type': MEDIA_TYPE,
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/** A file's bytes never change, so browsers may keep them for ever. */
export async function servePicture(name: string): Promise<Response> {
  const file = parseFileName(name);
  if (!file) return missing(404);
  const state = await stateOf(`${file.stem}.webp`);
  if (state?.deletedAt) return missing(410);
  if (state && state.edition !== file.edition)
    return redirectTo(pictureOfWidth(state, file.width ?? Infinity));
  const bytes = await mediaStorage().read(name);
  if (bytes) {
    return new Response(bytes, {
      headers: { ...headers, 'Cache-Control': 'public, max-age=31536000, immutable' },
    });
  }
  // One of its variants was lost, or never made: what there is, but not for ever.
  const widest = file.width && (await mediaStorage().read(fileName(fileBase(file.stem, file.edition))));
  return widest
    ? new Response(widest, { headers: { ...headers, 'Cache-Control': 'no-store' } })
    : missing(404);
}

async function stateOf(name: string): Promise<PictureState | null> {
  const late = new Promise<null>((resolve) => void setTimeout(resolve, PATIENCE, null).unref());
  return Promise.race([getPictureState(name).catch(() => null), late]);
}

const missing = (status: 404 | 410): Response =>
  new Response(status === 410 ? 'Gone' : 'Not found', { status, headers: { 'Cache-Control': 'no-store' } });

/** Also while the former file is still there. */
const redirectTo = (Location: string): Response =>
  new Response(null, { status: 302, headers: { Location, 'Cache-Control': 'no-store' } });
