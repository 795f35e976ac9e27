import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { makeOwner } from '@/lib/testing/factories';
import { settings } from '@/lib/env';
import { renderPost } from '@/lib/markdown/render';
import { storeInlineImages } from '@/lib/posts/inline-images';

settings().DATA_DIR = await mkdtemp(path.join(os.tmpdir(), 'colophon-inline-'));
afterAll(() => rm(settings().DATA_DIR, { recursive: true }));

const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c00' } })
  .png()
  .toBuffer();
const data = `data:image/png;base64,${png.toString('base64')}`;

test.each([
  ['as Google Docs copies it', (url: string) => `Text ![][image1]\n\n[image1]: <${url}>`],
  ['in the line', (url: string) => `> - ![a cup](${url} "title") and more`],
  ['as HTML', (url: string) => `<figure><img src="${url}" alt="a cup"></figure>`],
])('an image in the text becomes a stored one: %s', async (_, write) => {
  const stored = await storeInlineImages(await makeOwner(), write(data));
  if (!stored.ok) throw new Error(stored.code);
  const [url] = /\/media\/[0-9a-f]{24}\.webp/.exec(stored.value)!;
  expect(stored.value).toBe(write(url));
  expect((await renderPost(stored.value)).html).toContain(`src="${url}"`);
});

test.each([`\`![x](${data})\``, `\`\`\`\n![x](${data})\n\`\`\``, 'On data: and what it is', ''])(
  'a text that only speaks of it stays as it is: %#',
  async (body) => {
    expect(await storeInlineImages(await makeOwner(), body)).toEqual({ ok: true, value: body });
  },
);

test.each([
  'data:image/png;base64,AAAA',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'data:image/svg+xml,%3Csvg/%3E',
  'data:text/html;base64,PGI+',
  'data:,x',
  'data:image/png;base64,%zz%',
])('one that cannot be kept is refused: %s', async (url) => {
  expect(await storeInlineImages(await makeOwner(), `![x](${url})`)).toEqual({
    ok: false,
    code: 'unreadable-image',
  });
});
