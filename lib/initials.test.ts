import { expect, test } from 'vitest';
import { initialsOf } from './initials';

test.each([
  ['Bea Example', 'BE'],
  ['Ada Augusta King Lovelace', 'AL'],
  ['grace', 'G'],
  ['grace_hopper', 'GH'],
  ['  Élodie   d’Arc ', 'ÉD'],
  ['山田 太郎', '山太'],
  ['عمر خيام', 'عخ'],
  ['👩‍🚀', '👩‍🚀'],
  ['(x)', 'X'],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
