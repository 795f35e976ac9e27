import path from 'node:path';
import { expect, test } from 'vitest';
import { makeMediaName, mediaPath } from '@/lib/media/files';

test('a made name lies in the media folder', () => {
  const name = makeMediaName();
  expect(mediaPath(name)?.endsWith(path.join('media', name))).toBe(true);
});

const name = 'a'.repeat(24);

test.each([
  ...[
    '',
    '.',
    '..',
    '../x',
    `../${name}.webp`,
    `..%2f${name}.webp`,
    `/etc/passwd`,
    `${name}.webp/..`,
    `${name}.png`,
  ],
  ...[
    `${name}.webp\0.png`,
    `${name}.webp\n`,
    `x/${name}.webp`,
    `${name.toUpperCase()}.webp`,
    `.${name}.webp`,
  ],
])('%j leads nowhere', (bad) => {
  expect(mediaPath(bad)).toBeNull();
});
