import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitBlocks } from '@/lib/posts/text-blocks';
import { countChangedWords, diffTexts, type DiffHunk } from '@/lib/posts/text-diff';
import { tokensOf } from '@/lib/posts/words';

const shown = (hunks: DiffHunk[]) =>
  hunks.map((hunk) =>
    'skipped' in hunk
      ? hunk.skipped
      : hunk.parts
          .map(({ kind, text }) =>
            kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
          )
          .join(''),
  );

test('blocks keep the blank lines after them, and are the text again', () => {
  expect(splitBlocks('\n\na\nb\n\n\nc\n \nd')).toEqual(['\n\n', 'a\nb\n\n\n', 'c\n \n', 'd']);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '字') }), (text) => {
      expect(splitBlocks(text).join('')).toBe(text);
    }),
  );
});

test('words are compared within the block that changed, and what is far away is left out', () => {
  const before = 'One.\n\nTwo.\n\nThree.\n\nThe cat sat here.\n\nFive.\n\nSix.';
  const after = before.replace('cat sat', 'dog slept');
  expect(shown(diffTexts(before, after))).toEqual([
    2,
    'Three.\n\n',
    'The [-cat-]{+dog+} [-sat-]{+slept+} here.\n\n',
    'Five.\n\n',
    1,
  ]);
});

test('scripts without spaces are compared by words, too', () => {
  const [hunk] = shown(diffTexts('今日は天気がいいです。', '今日は天気が悪いです。'));
  expect(hunk).toMatch(/^今日は天気が/);
  expect(hunk).toMatch(/です。$/);
});

test('whatever is compared, both texts are in the answer', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'long word', '\n\n', '\n', ' ', '字'), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, fc.constantFrom(0, 300), (one, other, budget) => {
      const parts = diffTexts(one.join(''), other.join(''), budget).flatMap((hunk) =>
        'parts' in hunk ? hunk.parts : [],
      );
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      const blocks = splitBlocks(other.join(''));
      for (const block of splitBlocks(one.join(''))) {
        if (!blocks.includes(block)) expect(without('added')).toContain(block);
      }
      for (const block of blocks) {
        if (!splitBlocks(one.join('')).includes(block)) expect(without('removed')).toContain(block);
      }
    }),
  );
});

test('two unrelated texts of a megabyte take no longer than they may', () => {
  const words = (seed: number) =>
    Array.from({ length: 150_000 }, (_, index) => `w${(index * seed) % 90_007}`).join(' ');
  const start = performance.now();
  expect(diffTexts(words(7), words(11)).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('words that came and went are counted', () => {
  expect(countChangedWords('', 'Two words.')).toEqual({ added: 2, removed: 0 });
  expect(countChangedWords('Same.\n\nOld words here.', 'Same.\n\nNew words here now.')).toEqual({
    added: 2,
    removed: 1,
  });
  expect(countChangedWords('a b\n\nc d', 'c d\n\na b')).toEqual({ added: 0, removed: 0 });
  expect(countChangedWords('x\n\nx\n\n', 'x\n\n')).toEqual({ added: 0, removed: 1 });
});

test('a line of a million characters without a space is counted in the time of its length', () => {
  const line = (length: number) => '日本語の文章です'.repeat(length / 8);
  const took = (length: number) => {
    const start = performance.now();
    countChangedWords('', line(length));
    return performance.now() - start;
  };
  took(10_000);
  expect(took(400_000) / took(20_000)).toBeLessThan(100);
});

test('a text of very many blocks is compared', () => {
  const text = 'a\n\n'.repeat(200_000);
  expect(shown(diffTexts(text, `${text}b`)).at(-1)).toBe('{+b+}');
});

test('what is too long for a dictionary is compared letter by letter, and is the text again', () => {
  const text = '日本語 é word '.repeat(20_000);
  const tokens = tokensOf(text);
  expect(tokens.join('')).toBe(text);
  expect(tokens.slice(0, 8)).toEqual(['日', '本', '語', ' ', 'é', ' ', 'word', ' ']);
});
