import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawSvg } from '@/lib/media/draw-svg';
import { encodeImage } from '@/lib/media/encode-image';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 20 } } });

async function encoded(bytes: Uint8Array, options?: { allowSvg?: boolean }) {
  const result = await encodeImage(bytes, options);
  if (!result.ok) throw new Error(result.code);
  return { ...result.value, metadata: await sharp(result.value.bytes).metadata() };
}

test('a photograph becomes WebP, upright and without its metadata', async () => {
  const photo = await plain(40, 30)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { bytes, width, height, metadata } = await encoded(photo);
  expect([width, height]).toEqual([30, 40]);
  expect(metadata.format).toBe('webp');
  expect(metadata.exif).toBeUndefined();
  expect(bytes.includes('secret place')).toBe(false);
});

test('what hangs on behind the picture is gone', async () => {
  const png = await plain(10, 10).png().toBuffer();
  const { bytes } = await encoded(Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]));
  expect(bytes.includes('script')).toBe(false);
});

test('a drawing keeps every pixel', async () => {
  const pixels = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 37) % 256));
  const png = await sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } })
    .png()
    .toBuffer();
  const { bytes } = await encoded(png);
  expect(await sharp(bytes).removeAlpha().raw().toBuffer()).toEqual(pixels);
});

test('an animation keeps moving', async () => {
  const frames = Buffer.concat([Buffer.alloc(20 * 20 * 3, 10), Buffer.alloc(20 * 20 * 3, 250)]);
  const gif = await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
    .gif({ delay: [100, 100], loop: 0 })
    .toBuffer();
  const { width, height, metadata } = await encoded(gif);
  expect([width, height]).toEqual([20, 20]);
  expect(metadata.pages).toBe(2);
});

test('a picture wider than any screen shows is made smaller', async () => {
  const { width, height } = await encoded(await plain(4000, 1000).jpeg().toBuffer());
  expect([width, height]).toEqual([2560, 640]);
});

test('an SVG is drawn at twice its size, and only where it is allowed', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="20"><rect width="9" height="9"/></svg>',
  );
  expect(await encodeImage(svg)).toEqual({ ok: false, code: 'not-an-image' });
  const { width, height, metadata } = await encoded(svg, { allowSvg: true });
  expect([width, height]).toEqual([50, 20]);
  expect([metadata.width, metadata.height]).toEqual([100, 40]);
  expect(metadata.hasAlpha).toBe(false);
  expect(await encodeImage(svg)).toEqual({ ok: false, code: 'not-an-image' });
});

test('a drawing that never ends is ended, and is not an image', async () => {
  const endless = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"><filter id="f">${'<feTurbulence baseFrequency="0.05" numOctaves="100000"/>'.repeat(40)}</filter><rect width="2000" height="2000" filter="url(#f)"/></svg>`,
  );
  const start = performance.now();
  const drawing = drawSvg(endless, { density: 144, maxPixels: 24_000_000, timeout: 1500 });
  await expect(drawing).rejects.toThrow('took too long');
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('hello')],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['the beginning of a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a PDF', Buffer.from('%PDF-1.7\n')],
])('%s is not an image', async (_, bytes) => {
  expect(await encodeImage(bytes)).toEqual({ ok: false, code: 'not-an-image' });
});

test('other formats are not even tried', async () => {
  const tiff = await plain(10, 10).tiff().toBuffer();
  expect(await encodeImage(tiff)).toEqual({ ok: false, code: 'not-an-image' });
});

test('a small file that unpacks to a huge picture is refused', async () => {
  const bomb = await plain(6000, 6000).png().toBuffer();
  expect(bomb.byteLength).toBeLessThan(500_000);
  expect(await encodeImage(bomb)).toEqual({ ok: false, code: 'too-large' });
});
