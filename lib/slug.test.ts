import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_SLUG_LENGTH, slugify } from '@/lib/slug';

test.each([
  ['Hello, World!', 'hello-world'],
  ['  Two   spaces — and a dash  ', 'two-spaces-and-a-dash'],
  ['Rust 1.0: Scheduling the trains', 'rust-1-0-scheduling-the-trains'],
  ["Don’t panic, it's fine", 'dont-panic-its-fine'],
  ['Äpfel & Öl', 'äpfel-öl'],
  ['Äpfel'.normalize('NFD'), 'äpfel'],
  ['Привет, мир', 'привет-мир'],
  ['日本語のタイトル', '日本語のタイトル'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['C++ / C#', 'c-c'],
  ['🎉🎉', ''],
  ['../../etc/passwd', 'etc-passwd'],
  ['', ''],
])('the slug of %j is %j', (title, slug) => {
  expect(slugify(title)).toBe(slug);
});

test('a long title is cut between words', () => {
  const slug = slugify('wonderful '.repeat(30));
  expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH);
  expect(slug).toMatch(/^(wonderful-)+wonderful$/);
});

test('a long word is cut without splitting a character', () => {
  const slug = slugify('a' + '𝒳'.repeat(80));
  expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH);
  expect(slug).toBe(slug.toWellFormed());
});

test('whatever the title, a slug is short, stable and safe in an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const slug = slugify(title);
      expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH);
      expect(slug).toMatch(/^$|^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u);
      expect(slugify(slug)).toBe(slug);
    }),
  );
});
