import { expect, test } from 'vitest';
import { DEFAULT_ACCENT } from '@/lib/site/accent';
import { themeCss, themePath } from '@/lib/site/theme';

const standard = { accent: DEFAULT_ACCENT, fontPair: 'serif' } as const;

test('the default look has no stylesheet of its own', () => {
  expect(themeCss(standard)).toBe('');
  expect(themePath(standard)).toBeNull();
});

test('a stylesheet holds what differs, and nothing else', () => {
  expect(themeCss({ ...standard, fontPair: 'sans' })).toBe(
    ':root:root{--serif:var(--sans);--reading:var(--sans)}\n',
  );
  expect(themeCss({ ...standard, accent: '#1e6b3c' })).toMatch(
    /^:root:root\{--accent:light-dark\(#1e6b3c,#\w{6}\);--accent-ink:light-dark\(#\w{6},#\w{6}\);--selection:light-dark\(#\w{6},#\w{6}\)\}\n$/,
  );
});

test('another look has another address', () => {
  const paths = [
    { ...standard, fontPair: 'sans' as const },
    { ...standard, fontPair: 'mixed' as const },
    { ...standard, accent: '#1e6b3c' },
    { ...standard, accent: '#1e6b3d' },
  ].map(themePath);
  expect(new Set(paths).size).toBe(4);
  for (const path of paths) expect(path).toMatch(/^\/theme\/[a-f0-9]{16}\.css$/);
});
