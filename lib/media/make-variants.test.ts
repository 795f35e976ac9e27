import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeImage } from '@/lib/media/encode-image';
import { makeVariants } from '@/lib/media/make-variants';

/** Something between a photograph and a gradient, which no format can say in a few bytes. */
function photograph(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = (Math.sin(i / 997) + Math.sin(i / 31)) * 60 + 128 + ((i * 7919) % 13);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function stored(source: Buffer) {
  const encoded = await encodeImage(source);
  if (!encoded.ok) throw new Error(encoded.code);
  return encoded.value.bytes;
}

test('a photograph has a file for each width below its own, each smaller than the one above', async () => {
  const bytes = await stored(await photograph(1500, 500).jpeg().toBuffer());
  const { fileWidth, variants } = await makeVariants(bytes);
  expect(fileWidth).toBe(1500);
  expect(variants.map(({ width }) => width)).toEqual([320, 640, 960, 1280]);
  const sizes = [...variants.map((variant) => variant.bytes.byteLength), bytes.byteLength];
  expect(sizes.toSorted((a, b) => a - b)).toEqual(sizes);
  for (const variant of variants)
    expect(await sharp(variant.bytes).metadata()).toMatchObject({ format: 'webp', width: variant.width });
});

test('a picture that is narrow already has no other file', async () => {
  const bytes = await stored(await photograph(300, 200).jpeg().toBuffer());
  expect(await makeVariants(bytes)).toEqual({ fileWidth: 300, variants: [] });
});

test('a drawing has no variant that would be larger than the drawing', async () => {
  const lines = Buffer.alloc(1600 * 400 * 3, 255);
  for (let i = 0; i < lines.length; i += 3 * 8) lines.fill(0, i, i + 3);
  const drawing = await stored(
    await sharp(lines, { raw: { width: 1600, height: 400, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const { variants } = await makeVariants(drawing);
  for (const variant of variants) expect(variant.bytes.byteLength).toBeLessThan(drawing.byteLength);
});

test('an animation keeps moving in the one smaller file that it has', async () => {
  const frame = (seed: number) => photograph(1000, 100).linear(1, seed).raw().toBuffer();
  const frames = Buffer.concat([await frame(0), await frame(40), await frame(80)]);
  const gif = await sharp(frames, { raw: { width: 1000, height: 300, channels: 3, pageHeight: 100 } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
  const { fileWidth, variants } = await makeVariants(await stored(gif));
  expect(fileWidth).toBe(1000);
  expect(variants.map(({ width }) => width)).toEqual([640]);
  expect(await sharp(variants[0]!.bytes).metadata()).toMatchObject({ pages: 3, width: 640 });
});
