import 'server-only';
import sharp, { type Sharp } from 'sharp';
import { drawSvg } from '@/lib/media/draw-svg';
import { inEncodeLane } from '@/lib/media/encode-lane';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { fail, ok, type Result } from '@/lib/result';

/** Largest picture, in pixels; an animation has them in all its frames. */
const MAX_PIXELS = 24_000_000;
const MAX_ANIMATION_PIXELS = 96_000_000;

/** Pictures are shown at most about 1,300 CSS pixels wide; WebP itself ends at 16,383. */
const MAX_WIDTH = 2560;
const MAX_HEIGHT = 8192;

/** Bytes from which a lossless picture is a photograph rather than a drawing or a screenshot. */
const LARGE = 400_000;

/** Sharp on any screen. */
const SVG_SCALE = 2;
const SVG_DENSITY = 72 * SVG_SCALE;

export const MEDIA_TYPE = 'image/webp';

// One core at most, so that readers keep the others.
sharp.concurrency(1);

// Other decoders never see a byte of what people upload, whatever it claims to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});

export type EncodedImage = {
  bytes: Buffer;
  contentType: typeof MEDIA_TYPE;
  /** CSS pixels, of which a drawing's file has more. */
  width: number;
  height: number;
};

/** Written anew as WebP, upright and without metadata. Animations keep moving; drawings stay lossless. */
export async function encodeImage(
  source: Uint8Array,
  { allowSvg = false }: { allowSvg?: boolean } = {},
): Promise<Result<EncodedImage, 'not-an-image' | 'too-large'>> {
  if (source.byteLength > MAX_IMAGE_BYTES) return fail('too-large');
  const isSvg = looksLikeSvg(source);
  if (isSvg && !allowSvg) return fail('not-an-image');
  return inEncodeLane(() => encode(source, isSvg));
}

async function encode(
  source: Uint8Array,
  isSvg: boolean,
): Promise<Result<EncodedImage, 'not-an-image' | 'too-large'>> {
  try {
    const pixels = isSvg ? await drawSvg(source, { density: SVG_DENSITY, maxPixels: MAX_PIXELS }) : source;
    const { format = '', pages = 1 } = await sharp(pixels).metadata();
    const image = sharp(pixels, {
      animated: pages > 1,
      limitInputPixels: pages > 1 ? MAX_ANIMATION_PIXELS : MAX_PIXELS,
    })
      .autoOrient()
      // Drawings are made for white paper: black lines on nothing would vanish on a dark page.
      .flatten(isSvg && { background: '#ffffff' })
      .resize({ width: MAX_WIDTH, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true });
    return ok(await write(image, isSvg ? 'svg' : format));
  } catch (error) {
    // sharp has no error classes; whatever it cannot read is none of the pictures we take.
    return fail(/pixel limit/i.test(String(error)) ? 'too-large' : 'not-an-image');
  }
}

function looksLikeSvg(source: Uint8Array): boolean {
  const start = Buffer.from(source.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(start);
}

async function write(image: Sharp, format: string): Promise<EncodedImage> {
  const isDrawing = format === 'png' || format === 'gif' || format === 'svg';
  let written = await image
    .clone()
    .webp({ lossless: isDrawing, quality: 82 })
    .toBuffer({ resolveWithObject: true });
  if (isDrawing && written.data.byteLength > LARGE) {
    const lossy = await image.clone().webp({ quality: 90 }).toBuffer({ resolveWithObject: true });
    if (lossy.data.byteLength < written.data.byteLength / 2) written = lossy;
  }
  const scale = format === 'svg' ? SVG_SCALE : 1;
  const { width, height, pageHeight } = written.info;
  return {
    bytes: written.data,
    contentType: MEDIA_TYPE,
    width: Math.ceil(width / scale),
    height: Math.ceil((pageHeight ?? height) / scale),
  };
}
