import { expect, test } from 'vitest';
import { hashPictures } from '@/lib/import/source-pictures';
import { makeReader, sourcePost } from '@/lib/testing/made-source';

const found = async (body: string, fetchPictures = false) => {
  const asked: string[] = [];
  const reader = {
    ...makeReader([]),
    openPicture: (url: string) => (asked.push(url), Promise.resolve(null)),
  };
  const hashes = await hashPictures(reader, sourcePost('a', { body }), fetchPictures);
  return { asked, hashes };
};

test('whatever looks like a picture is looked for', async () => {
  const body =
    '![a](a.png) <img src="/b.JPG?x=1"> ![c](<c d.webp> "t") [d]: https://example.org/d.gif\n x.pngx www';
  expect((await found(body)).asked).toEqual([
    'a.png',
    '/b.JPG',
    'd.webp',
    'https://example.org/d.gif',
    'c d.webp',
  ]);
});

test('pictures elsewhere count where they are to be fetched', async () => {
  const body = '![a](https://example.org/a.png)';
  expect((await found(body)).hashes).toEqual([]);
  expect((await found(body, true)).hashes).toEqual([['https://example.org/a.png', 'fetched']]);
});

test('a text of one word, or of brackets, costs no more than others', async () => {
  for (const body of [
    'x'.repeat(1_000_000),
    '<'.repeat(1_000_000),
    '.png'.repeat(250_000),
    'x'.repeat(999_996) + '.png',
  ])
    expect((await found(body)).asked.length).toBeLessThan(1001);
});
