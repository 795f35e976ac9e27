import { expect, test } from 'vitest';
import { fileNameOf } from './file-name';

test('the file of a post is called like its address', () => {
  expect(fileNameOf('hello-world')).toBe('hello-world.md');
  expect(fileNameOf('日本語-の-題')).toBe('日本語-の-題.md');
});

test.each([
  'con',
  'nul',
  'com1',
  'lpt9',
  '../x',
  '..',
  '.hidden',
  'a/b',
  'A',
  '',
  'x '.repeat(3),
  '漢'.repeat(100),
])('a file for %j can be kept by every system, in its own folder', (slug) => {
  const name = fileNameOf(slug);
  expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]+_[a-f0-9]{8}\.md$/u);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toBe(fileNameOf(slug));
  expect(name).not.toBe(fileNameOf(`${slug}1`));
});
