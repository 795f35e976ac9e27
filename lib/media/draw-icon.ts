import 'server-only';
import sharp from 'sharp';
import { inEncodeLane } from '@/lib/media/encode-lane';
import { GROUNDS } from '@/lib/site/accent';
import type { IconSize } from '@/lib/site/icon-path';

/** Apple shows black where an icon lets through; tabs and other systems put it on their own ground. */
const OPAQUE: IconSize = 180;

/** The middle of a picture as a square PNG. */
export const drawIcon = (picture: Uint8Array, size: IconSize): Promise<Buffer<ArrayBufferLike>> =>
  inEncodeLane(() => {
    const icon = sharp(picture).resize(size, size, { fit: 'cover' });
    return (size === OPAQUE ? icon.flatten({ background: GROUNDS.light.paper }) : icon)
      .png({ compressionLevel: 9 })
      .toBuffer();
  });
