import 'server-only';
import { getSharedPost } from '@/lib/posts/queries/shared-post';
import { postSharePicture } from '@/lib/posts/share-picture';
import { logger } from '@/lib/server/process/logger';
import { drawOnce, isDrawingBusy, readDrawn } from '@/lib/share-pictures/draw-once';
import {
  keyInName,
  sharePictureName,
  sharePicturePath,
  type SharePicture,
} from '@/lib/share-pictures/share-picture';
import { getSite } from '@/lib/site/queries/site';
import { siteSharePicture } from '@/lib/site/share-picture';

const YEAR = 31_536_000;
/** Seconds. */
const RETRY_AFTER = 30;
/** The first bytes of every PNG (https://www.w3.org/TR/png-3/#3PNGsignature). */
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

const headers = (cacheControl: string) => ({
  'Content-Type': 'image/png',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': cacheControl,
});

/** The picture of a public post or of the site; an older name of it leads to the present one. */
export async function serveSharePicture(name: string): Promise<Response> {
  const key = keyInName(name);
  const picture = key === null ? null : await pictureOf(key);
  if (!picture) return answer('Not found', 404);
  if (sharePictureName(picture) !== name) return answer(null, 302, { Location: sharePicturePath(picture) });
  const drawn = await readDrawn(picture);
  if (drawn) {
    const length = { 'Content-Length': String(drawn.length) };
    return new Response(drawn, { headers: { ...headers(`public, max-age=${YEAR}, immutable`), ...length } });
  }
  if (isDrawingBusy()) return answer('Try again later', 503, { 'Retry-After': String(RETRY_AFTER) });
  return new Response(whileDrawn(drawOnce(picture)), { headers: headers(`public, max-age=${YEAR}`) });
}

/**
 * Begins before there is a picture, with what all of them begin with: whoever waits for one holds up no page, of which
 * only a few are made at a time until they begin.
 */
function whileDrawn(drawing: Promise<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(SIGNATURE);
      drawing.then(
        (png) => {
          controller.enqueue(png.subarray(SIGNATURE.length));
          controller.close();
        },
        (error: unknown) => {
          logger().error({ err: error }, 'a picture for sharing was not drawn');
          controller.error(error);
        },
      );
    },
  });
}

async function pictureOf(key: string): Promise<SharePicture | null> {
  if (key === 'site') return siteSharePicture(await getSite());
  const [site, post] = await Promise.all([getSite(), getSharedPost(Number(key))]);
  return post && postSharePicture(site, post);
}

const answer = (body: string | null, status: number, more: Record<string, string> = {}): Response =>
  new Response(body, { status, headers: { 'Cache-Control': 'no-store', ...more } });
