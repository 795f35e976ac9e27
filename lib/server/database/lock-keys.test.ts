import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';

test('no two things share a lock', () => {
  const keys = Object.values(LOCK_KEYS);
  expect(new Set(keys).size).toBe(keys.length);
});

test('whoever takes a lock of the database names one of these keys', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => readFileSync(path.join('lib', name), 'utf8'));
  const taken = files.flatMap((text) =>
    [...text.matchAll(/advisory_xact_lock(?:_shared)?\(\$\{([\w.]+)/g)].map(([, key]) => key),
  );
  expect(taken.length).toBeGreaterThan(4);
  expect(taken.filter((key) => !/^(LOCK_KEYS\.\w+|key)$/.test(key!))).toEqual([]);
});
