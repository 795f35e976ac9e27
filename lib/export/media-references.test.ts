import { expect, test } from 'vitest';
import { relativeReferences, storedReferences } from './media-references';

const [one, two] = ['a'.repeat(24), 'b'.repeat(24)];
const known = new Set([`${one}.webp`]);
const toRelative = relativeReferences(known, 'https://blog.example.org');
const toStored = storedReferences(known);

test.each([
  [`![x](/media/${one}.webp)`, `![x](../media/${one}.webp)`],
  [`<img src="/media/${one}.webp" alt="">`, `<img src="../media/${one}.webp" alt="">`],
  [`[x]: /media/${one}.webp`, `[x]: ../media/${one}.webp`],
  [`/media/${one}.webp`, `../media/${one}.webp`],
])('%s becomes a path from the file, and what it was', (stored, relative) => {
  expect(toRelative(stored)).toBe(relative);
  expect(toStored(relative)).toBe(stored);
});

test.each([
  `/media/${one}-640.webp`,
  `/media/${one}_2.webp`,
  `https://blog.example.org/media/${one}_2-640.webp`,
])('%s means the picture, whose widest file is there', (address) =>
  expect(toRelative(`![](${address})`)).toBe(`![](../media/${one}.webp)`),
);

test.each([
  `![](/media/${two}.webp)`,
  `![](/x/media/${one}.webp)`,
  `![](https://elsewhere.example/media/${one}.webp)`,
  `![](https://xhttps://blog.example.org/media/${one}.webp)`,
  `/media/${one}.webpx`,
  'No picture in /media/ or ../media/.',
])('%s stays', (text) => {
  expect(toRelative(text)).toBe(text);
  expect(toStored(text)).toBe(text);
});
