import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { DrawingProcess } from './drawing-process';
import { PictureFiles } from './picture-files';
import type { SharePicture } from './share-picture';

const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-share-'));
const drawing = new DrawingProcess(path.join(folder, 'fonts'));
afterAll(async () => {
  drawing.end();
  await rm(folder, { recursive: true });
});

const plain = { key: '1', label: '', language: 'en', hue: 200, seed: 'same' };
const draw = (title: string, more: Partial<SharePicture> = {}) => drawing.draw({ ...plain, title, ...more });

/** Dark pixels in the part above the hills: where words are. */
async function ink(png: Buffer): Promise<number> {
  const { data } = await sharp(png)
    .extract({ left: 0, top: 0, width: 1200, height: 330 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 90).length;
}

/** The middle of the ink, from the left. */
async function middle(png: Buffer): Promise<number> {
  const { data, info } = await sharp(png)
    .extract({ left: 0, top: 0, width: 1200, height: 330 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const places = [...data.entries()].filter(([, value]) => value < 90).map(([at]) => at % info.width);
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}

test('a picture is a PNG of the size that previews ask for, and the same each time', async () => {
  const png = await draw('Small tools, sharpened often');
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(await ink(png)).toBeGreaterThan(5000);
  expect((await draw('Small tools, sharpened often')).equals(png)).toBe(true);
  expect(png.length).toBeLessThan(60_000);
});

test.each([
  ['日本語の題名', 'ja'],
  ['汉字与漢字', 'zh-Hans'],
  ['안녕하세요 세계', 'ko'],
  ['مرحبا بالعالم', 'ar'],
  ['שלום עולם', 'he'],
  ['नमस्ते दुनिया', 'hi'],
  ['สวัสดีชาวโลก', 'th'],
  ['Αθήνα και привет, Győr, Việt Nam', 'en'],
  ['ქართული Հայերեն தமிழ் తెలుగు ಕನ್ನಡ മലയാളം', 'en'],
  ['বাংলা ગુજરાતી ਪੰਜਾਬੀ සිංහල ខ្មែរ ລາວ မြန်မာ አማርኛ', 'en'],
  ['🚀 👩‍👩‍👧‍👦 ✓ →', 'en'],
  ['W'.repeat(250), 'en'],
  ['東'.repeat(250), 'ja'],
])('%s is drawn in its own letters', async (title, language) => {
  // Without the fonts' letters nothing would be drawn, and boxes are never: drawable-text.test.ts.
  expect(await ink(await draw(title, { language }))).toBeGreaterThan(1000);
});

test('what is written from the right stands on the right', async () => {
  expect(await middle(await draw('مرحبا', { language: 'ar' }))).toBeGreaterThan(700);
  expect(await middle(await draw('Hello'))).toBeLessThan(500);
});

test('a title that no font can write gives way to the name of the site', async () => {
  const hidden = await draw('ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ', { label: 'A blog' });
  expect(hidden.equals(await draw('A blog'))).toBe(true);
  expect(await ink(await draw('ᏣᎳᎩ', { label: 'ᏣᎳᎩ' }))).toBe(0);
});

test.each([
  '<span size="9999999">big</span>',
  '</span><b>',
  '&#x0;&amp;&lt;',
  "' foreground='red",
  '%s %n \\0 <!-- --> ]]>',
  'a\u0000b\u0001\u0008c\uFFFE\uD800',
  '\u202Eevil\u202C \u2066x\u2069',
  ' ',
  'e' + '\u0301'.repeat(200),
])('%j is drawn as words, or not at all', async (title) => {
  expect((await sharp(await draw(title)).metadata()).width).toBe(1200);
});

test('a longer word than fits is broken, and what is too long ends in an ellipsis', async () => {
  const [long, longer] = [await draw('W'.repeat(249)), await draw('W'.repeat(250))];
  expect(long.equals(longer)).toBe(true);
});

test('a process that is ended draws again, and a queue that is full says so', async () => {
  drawing.end();
  expect((await draw('After the end')).length).toBeGreaterThan(1000);
  const narrow = new DrawingProcess(path.join(folder, 'fonts'), { queueLimit: 2, deadline: 30_000 });
  expect(narrow.isBusy).toBe(false);
  const both = [narrow.draw({ ...plain, title: 'One' }), narrow.draw({ ...plain, title: 'Two' })];
  expect(narrow.isBusy).toBe(true);
  expect((await Promise.all(both)).length).toBe(2);
  expect(narrow.isBusy).toBe(false);
  narrow.end();
});

test('one that takes too long is ended, and the next one is drawn', async () => {
  const hasty = new DrawingProcess(path.join(folder, 'fonts'), { queueLimit: 9, deadline: 1 });
  await expect(hasty.draw({ ...plain, title: 'One' })).rejects.toThrow();
  hasty.end();
});

test('files are bounded: those that nobody asked for longest go first', async () => {
  const kept = path.join(folder, 'kept');
  await mkdir(path.join(kept, 'fonts'), { recursive: true });
  await writeFile(path.join(kept, 'fonts', 'a.ttf'), 'font');
  const files = new PictureFiles(kept, 3);
  const nameOf = (key: number) => `${key}-${'0'.repeat(16)}.png`;
  for (let key = 1; key <= 5; key++) {
    await files.write(nameOf(key), Buffer.from(String(key)));
    await files.read(nameOf(1));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const left = (await readdir(kept)).sort();
  expect(left).toEqual([nameOf(1), nameOf(4), nameOf(5), 'fonts'].sort());
  expect(await files.read(nameOf(2))).toBeNull();
  for (const bad of ['../x', `1-${'0'.repeat(16)}.png/..`, 'site', ''])
    await expect(files.read(bad)).rejects.toThrow();
});
