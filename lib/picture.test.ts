import { expect, test } from 'vitest';
import { mediaNameOf, pictureOfWidth, pictureUrl, srcSetOf } from '@/lib/picture';

const stem = 'b'.repeat(24);
const picture = { name: `${stem}.webp`, edition: 1, width: 500, height: 250, widths: [320, 640, 1000] };

test('a picture is told by the address of any of its files, and by no other', () => {
  for (const address of [`/media/${stem}.webp`, `/media/${stem}-640.webp`, `/media/${stem}_2-640.webp`])
    expect(mediaNameOf(address)).toBe(picture.name);
  for (const address of [
    `https://example.org/media/${stem}.webp`,
    `/media/${stem}.png`,
    '/media/x.webp',
    undefined,
  ])
    expect(mediaNameOf(address)).toBeNull();
});

test('the widest file has the plain name, also after a replacement', () => {
  expect(pictureUrl(picture)).toBe(`/media/${stem}.webp`);
  expect(pictureUrl(picture, 1000)).toBe(`/media/${stem}.webp`);
  expect(pictureUrl({ ...picture, edition: 4 }, 320)).toBe(`/media/${stem}_4-320.webp`);
});

test('there is a choice where there are several files', () => {
  expect(srcSetOf(picture)).toBe(
    `/media/${stem}-320.webp 320w, /media/${stem}-640.webp 640w, /media/${stem}.webp 1000w`,
  );
  expect(srcSetOf({ ...picture, widths: [500] })).toBeUndefined();
  expect(srcSetOf({ ...picture, widths: [] })).toBeUndefined();
});

test('who takes one file gets the smallest that is wide enough, or the widest', () => {
  expect(pictureOfWidth(picture, 600)).toBe(`/media/${stem}-640.webp`);
  expect(pictureOfWidth(picture, 1200)).toBe(`/media/${stem}.webp`);
  expect(pictureOfWidth({ ...picture, widths: [] }, 100)).toBe(`/media/${stem}.webp`);
});
