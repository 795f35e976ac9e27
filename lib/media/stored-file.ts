import 'server-only';
import sharp from 'sharp';
import { inEncodeLane } from '@/lib/media/encode-lane';

/** Chunks of pixels, none of anything else (https://developers.google.com/speed/webp/docs/riff_container). */
const PIXELS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

/** As `encode-image.ts` bounds what it writes; of an animation all frames together. */
const MOST_PIXELS = 96_000_000;
const MAX_SIDE = 16_383;

/** Pixels of a file that can be stored as it is, because it is what the library itself would write; null for any other. */
export async function readStoredFile(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  if (!isBareWebp(bytes)) return null;
  try {
    return await inEncodeLane(async () => {
      const image = sharp(bytes, { animated: true, limitInputPixels: MOST_PIXELS });
      const { format, width, height, pageHeight = height } = await image.metadata();
      if (format !== 'webp' || width > MAX_SIDE || pageHeight > MAX_SIDE) return null;
      // A header tells the size of pixels that may not be there.
      await image.stats();
      return { width, height: pageHeight };
    });
  } catch {
    return null;
  }
}

/** Whole, with nothing behind it. */
function isBareWebp(bytes: Buffer): boolean {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF') return false;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP' || bytes.readUInt32LE(4) + 8 !== bytes.length) return false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    if (!PIXELS.has(bytes.toString('latin1', at, at + 4))) return false;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return at === bytes.length;
}
