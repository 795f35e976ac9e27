import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleScripts } from '@/lib/server/start/bundle-scripts';

const size = (text: string) => brotliCompressSync(text).length;

test('what every page loads is small, knows where the rest is, and has a name of its own contents', () => {
  const { atLoad, others } = bundleScripts(process.cwd());
  expect(size(atLoad.text)).toBeLessThanOrEqual(960);
  for (const { url, text } of [atLoad, ...others]) {
    expect(url).toMatch(/^\/_scripts\/[a-z-]+\.[0-9a-f]{12}\.js$/);
    expect(size(text)).toBeLessThanOrEqual(2000);
  }
  for (const { url } of others) expect(atLoad.text).toContain(url);
  expect(bundleScripts(process.cwd()).atLoad.url).toBe(atLoad.url);
});
