/** What a picture costs to take in, and what readers get of it. `npm run bench -- pictures FILE…` measures those files. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { encodeImage } from '@/lib/media/encode-image';
import { makeVariants } from '@/lib/media/make-variants';
import { printTable } from './report';

/** Pixels that a card's cover of 372 CSS pixels takes on a screen with one and with two a pixel. */
const SLOTS = [372, 744];

export async function benchPictures(files: string[]): Promise<void> {
  const sources =
    files.length > 0 ? await Promise.all(files.map((file) => readFile(file))) : [await photograph()];
  const rows: string[][] = [];
  for (const source of sources) {
    const [encoded, encodeMs] = await cpuOf(() => encodeImage(source));
    if (!encoded.ok) throw new Error(encoded.code);
    const { bytes, width, height } = encoded.value;
    const [{ variants }, variantMs] = await cpuOf(() => makeVariants(bytes));
    const cards = SLOTS.map((slot) => variants.find((variant) => variant.width >= slot)?.bytes ?? bytes);
    rows.push([
      `${width} × ${height}, ${kB(source)} kB`,
      ...[encodeMs, variantMs].map((ms) => ms.toFixed(0)),
      ...[bytes, ...cards].map(kB),
    ]);
  }
  printTable(
    ['picture', 'encode, ms CPU', 'variants, ms CPU', 'widest, kB', 'card, kB', 'card at 2×, kB'],
    rows,
  );
}

const kB = (bytes: Uint8Array): string => (bytes.byteLength / 1000).toFixed(0);

async function cpuOf<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

/** As large as a phone's, and as noisy as one taken at dusk. */
const photograph = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 4000,
      height: 2250,
      channels: 3,
      background: '#864',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .blur(2)
    .jpeg({ quality: 90 })
    .toBuffer();
