import { expect, test } from 'vitest';
import { complete, offersFor, tokenAt } from './completion';

test('the part that is being typed is the one around the caret', () => {
  expect(tokenAt('Rust, Rel, Web', 9)).toEqual({ start: 5, end: 9, token: 'Rel' });
  expect(tokenAt('Rust', 0).token).toBe('Rust');
  expect(tokenAt('', 0)).toEqual({ start: 0, end: 0, token: '' });
  expect(tokenAt('a,b', 2)).toEqual({ start: 2, end: 3, token: 'b' });
});

test('a choice replaces that part alone', () => {
  expect(complete('Ru', 2, 'Rust')).toEqual({ text: 'Rust, ', caret: 6 });
  expect(complete('Web, ru', 7, 'Rust')).toEqual({ text: 'Web, Rust, ', caret: 11 });
  expect(complete('ru, Web', 2, 'Rust')).toEqual({ text: 'Rust, Web', caret: 4 });
  expect(complete('Web,ru , Go', 6, 'Rust')).toEqual({ text: 'Web, Rust, Go', caret: 9 });
});

test('what begins so comes first, what has it within a word last', () => {
  const choices = ['Trust', 'Learning Rust', 'Rust', 'Rustic'];
  expect(offersFor(choices, 'rus', [])).toEqual(['Rust', 'Rustic', 'Learning Rust', 'Trust']);
});

test('accents and capitals make no difference, and what is there already is not offered', () => {
  expect(offersFor(['Écriture', 'école', 'Eco'], 'ECO', ['eco'])).toEqual(['école']);
  expect(offersFor(['日本語', 'عربي'], '日', [])).toEqual(['日本語']);
  expect(offersFor(['Rust'], 'rust', [])).toEqual([]);
  expect(offersFor(['Rust'], ' ', [])).toEqual([]);
});

test('no more are offered than one can take in', () => {
  const choices = Array.from({ length: 50 }, (_, index) => `tag ${index}`);
  expect(offersFor(choices, 'tag', [])).toHaveLength(8);
});
