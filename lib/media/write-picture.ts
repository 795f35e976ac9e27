import 'server-only';
import { fileName } from '@/lib/media/storage/file-name';
import { makeVariants } from '@/lib/media/make-variants';
import { mediaStorage } from '@/lib/media/storage/media-storage';

export type WrittenPicture = { widths: number[]; byteSize: number };

/** The widest file and its variants; the widest last, so that where it is, all are. */
export async function writePicture(base: string, bytes: Buffer): Promise<WrittenPicture> {
  const { fileWidth, variants } = await makeVariants(bytes);
  for (const variant of variants) await mediaStorage().write(fileName(base, variant.width), variant.bytes);
  await mediaStorage().write(fileName(base), bytes);
  const byteSize = variants.reduce((sum, variant) => sum + variant.bytes.byteLength, bytes.byteLength);
  return { widths: [...variants.map(({ width }) => width), fileWidth], byteSize };
}
