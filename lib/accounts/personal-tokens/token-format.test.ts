import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPersonalToken, makePersonalToken } from '@/lib/accounts/personal-tokens/token-format';

test('a token has its prefix, 30 random characters and a checksum, and no two are the same', () => {
  const made = Array.from({ length: 200 }, makePersonalToken);
  for (const token of made) {
    expect(token).toMatch(/^colo_pat_[0-9A-Za-z]{36}$/);
    expect(isPersonalToken(token)).toBe(true);
  }
  expect(new Set(made).size).toBe(made.length);
});

test('whatever one character is mistyped into, it is told without the database', () => {
  const token = makePersonalToken();
  fc.assert(
    fc.property(fc.nat({ max: 35 }), fc.constantFrom(...'0123456789ABCXYZabcxyz'), (at, character) => {
      const place = 'colo_pat_'.length + at;
      fc.pre(token[place] !== character);
      expect(isPersonalToken(token.slice(0, place) + character + token.slice(place + 1))).toBe(false);
    }),
  );
});

test.each(['', 'colo_pat_', `colo_pat_${'0'.repeat(36)}`, `COLO_PAT_${'a'.repeat(36)}`, 'ghp_abc'])(
  '%j is none',
  (text) => {
    expect(isPersonalToken(text)).toBe(false);
  },
);

test('all of the alphabet is used about as often', () => {
  const counts = new Map<string, number>();
  for (const token of Array.from({ length: 1000 }, makePersonalToken))
    for (const character of token.slice(9, 39)) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(62);
  // 30,000 draws: 484 expected of each.
  expect(Math.min(...counts.values())).toBeGreaterThan(350);
  expect(Math.max(...counts.values())).toBeLessThan(620);
});
