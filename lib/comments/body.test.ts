import { expect, test } from 'vitest';
import { bodyProblem, normalizeBody } from '@/lib/comments/body';

test('the text of a comment has 1 to 5,000 characters, not counting space around it', () => {
  expect(bodyProblem(' \r\n\t ')).toBe('Write something first.');
  expect(bodyProblem(` ${'a'.repeat(5_000)} `)).toBeNull();
  expect(bodyProblem('a'.repeat(5_001))).toContain('1 characters too long');
  expect(bodyProblem('a'.repeat(30_000))).toBe(
    'The text is 25,000 characters too long. A comment may have 5,000.',
  );
});

test('an emoji and a line end are one character each, however the browser sends them', () => {
  expect(bodyProblem('🙂'.repeat(5_000))).toBeNull();
  expect(bodyProblem('a\r\n'.repeat(2_500))).toBeNull();
  expect(normalizeBody('a\r\nb\r\n')).toBe('a\nb');
});

test('a NUL, which PostgreSQL cannot store, is refused in words', () => {
  expect(bodyProblem('a\0b')).toContain('NUL');
});
