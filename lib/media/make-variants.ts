import 'server-only';
import sharp from 'sharp';
import { inEncodeLane } from '@/lib/media/encode-lane';

/** Pixels. A card's picture takes about 270 to 410 of the page, a post's cover 830, each on screens of one to three. */
const WIDTHS = [320, 640, 960, 1280, 1920];

/** An animation is written frame by frame, for seconds: it has one smaller file. */
const ANIMATION_WIDTHS = [640];

export type Variant = { width: number; bytes: Buffer };

/** Narrower files of a stored WebP, narrowest first; only those that spare bytes. `fileWidth` is its own, in pixels. */
export async function makeVariants(webp: Uint8Array): Promise<{ fileWidth: number; variants: Variant[] }> {
  const { width: fileWidth, pages = 1 } = await sharp(webp).metadata();
  const isMoving = pages > 1;
  const widths = (isMoving ? ANIMATION_WIDTHS : WIDTHS).filter((width) => width < fileWidth);
  const write = isLossless(webp) && !isMoving ? writeDrawing : writePhotograph;
  const variants: Variant[] = [];
  let larger = webp.byteLength;
  for (const width of widths.toReversed()) {
    const bytes = await inEncodeLane(() => write(webp, width, isMoving));
    if (bytes.byteLength >= larger) continue;
    larger = bytes.byteLength;
    variants.unshift({ width, bytes });
  }
  return { fileWidth, variants };
}

const resized = (webp: Uint8Array, width: number, animated: boolean) =>
  sharp(webp, { animated }).resize({ width });

const writePhotograph = (webp: Uint8Array, width: number, animated: boolean): Promise<Buffer> =>
  resized(webp, width, animated).webp({ quality: 80 }).toBuffer();

/** Edges that were sharp have grey beside them now, which either way may keep in fewer bytes. */
async function writeDrawing(webp: Uint8Array, width: number): Promise<Buffer> {
  const image = resized(webp, width, false);
  const lossless = await image.clone().webp({ lossless: true }).toBuffer();
  const lossy = await image.clone().webp({ quality: 90 }).toBuffer();
  return lossy.byteLength < lossless.byteLength ? lossy : lossless;
}

/** The name of the chunk with the pixels (https://developers.google.com/speed/webp/docs/riff_container). */
const isLossless = (webp: Uint8Array): boolean =>
  Buffer.from(webp.buffer, webp.byteOffset, Math.min(webp.byteLength, 4096)).includes('VP8L');
