/** After changing public/icon.svg: node --import tsx scripts/draw-icons.ts */
import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const svg = await readFile('public/icon.svg', 'utf8');

// iOS cuts its own corners, and shows black where an icon is transparent.
const square = svg.replace(/ rx="14"/, '');
await writeFile('public/apple-icon.png', await png(square, 180));
await writeFile('public/favicon.ico', icoOf(await png(svg, 32), 32));

function png(source: string, size: number): Promise<Buffer> {
  return sharp(Buffer.from(source), { density: 72 * (size / 64) * 4 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** An ICO that holds one PNG (https://en.wikipedia.org/wiki/ICO_(file_format)). */
function icoOf(image: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // an icon
  head.writeUInt16LE(1, 4); // one image
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10); // planes
  head.writeUInt16LE(32, 12); // bits per pixel
  head.writeUInt32LE(image.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, image]);
}
