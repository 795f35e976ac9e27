import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeImage } from './encode-image';
import { readStoredFile } from './stored-file';

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 9, g: 90, b: 200, alpha: 0.5 } } });

test('what the library has written is taken as it is', async () => {
  const frames = await sharp(
    [await canvas(20, 10).png().toBuffer(), await canvas(20, 10).negate().png().toBuffer()],
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  for (const source of [
    await canvas(40, 30).jpeg().toBuffer(),
    await canvas(40, 30).png().toBuffer(),
    frames,
  ]) {
    const encoded = await encodeImage(source);
    if (!encoded.ok) throw new Error(encoded.code);
    const { bytes, width, height } = encoded.value;
    expect(await readStoredFile(bytes)).toEqual({ width, height });
  }
});

test('a file with anything beside its pixels, or without them, is none', async () => {
  const webp = await canvas(40, 30).webp().toBuffer();
  const withExif = await canvas(40, 30)
    .withExif({ IFD0: { Copyright: '<script>' } })
    .webp()
    .toBuffer();
  const longer = Buffer.concat([webp, Buffer.from('<html>')]);
  const said = Buffer.from(longer);
  said.writeUInt32LE(said.length - 8, 4);
  const emptied = Buffer.from(webp);
  emptied.fill(0, 40);
  for (const bytes of [
    ...[withExif, longer, said, emptied, webp.subarray(0, -10), Buffer.alloc(0), Buffer.from('RIFF')],
    ...[await canvas(40, 30).png().toBuffer(), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])
    expect(await readStoredFile(bytes)).toBeNull();
});
