import { expect, test } from 'vitest';
import { nameProblem, normaliseName } from '@/lib/accounts/fields/display-name';

test.each([
  'Ada',
  'Ada Lovelace',
  'محمد رضا',
  'نرگس می‌خواهد',
  'क्‍ष कुमार',
  'שָׁלוֹם',
  'Nguyễn Thị Bích',
  '李小龍',
  'ひかり ☀️',
  '👩‍💻 Jo',
  '❤️',
  'O’Neill-Smith, Jr.',
  '*~*',
  'Z̈',
])('%s is a name', (name) => {
  expect(nameProblem(normaliseName(name))).toBeNull();
});

test.each([
  ['', 'Enter a name'],
  ['\u200b', 'invisible'],
  ['\u200d\u200d', 'invisible'],
  ['\u3164', 'invisible'],
  ['\uffa0', 'invisible'],
  ['\u2800', 'invisible'],
  ['\ufe0f', 'invisible'],
  ['\u00ad', 'invisible'],
  ['\ufeff\u200d', 'invisible'],
  ['Ada\u200b', 'invisible'],
  ['Ada\u{e0041}', 'invisible'],
  ['\u202eada', 'direction'],
  ['ada\u2067', 'direction'],
  ['ada\u200f', 'direction'],
  ['a\nb', 'one line'],
  ['a\u2028b', 'one line'],
  ['a\u0007', 'one line'],
  ['a\0', 'one line'],
  ['a\ud800', 'one line'],
  ['a\ufffd', 'one line'],
  ['a\uffff', 'one line'],
  ['a\ue000', 'one line'],
  ['a' + '\u0301'.repeat(57), 'marks'],
  ['\u0301', 'can be seen'],
  ['x'.repeat(61), 'at most 60'],
])('%j is none', (name, problem) => {
  expect(nameProblem(normaliseName(name))).toContain(problem);
});

test('letters are composed, and space is single', () => {
  expect(normaliseName(' A\u030ake \u00a0 L\u3000x ')).toBe('Åke L x');
});
