import { afterEach, expect, test, vi } from 'vitest';
import { PrivatePaths } from './private-paths';

afterEach(() => void vi.useRealTimers());

test('a path is remembered for some seconds', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const paths = new PrivatePaths();
  paths.has('/first');
  paths.add('/account');
  expect(paths.has('/account')).toBe(true);
  expect(paths.has('/other')).toBe(false);
  vi.setSystemTime(Date.now() + 10_001);
  expect(paths.has('/account')).toBe(false);
});

test('a scan of many paths makes the list forget, so that it stays small', () => {
  const paths = new PrivatePaths();
  paths.has('/first');
  for (let number = 0; number < 1000; number++) paths.add(`/scan/${number}`);
  expect(paths.has('/scan/0')).toBe(true);
  paths.add('/one-more');
  expect(paths.has('/scan/0')).toBe(false);
});
