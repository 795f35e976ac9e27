import { expect, test } from 'vitest';
import { tagSlug, uniqueTags } from '@/lib/posts/tags';

test('C, C++, C# and F# are different tags', () => {
  expect(['C', 'C++', 'C#', 'F#'].map(tagSlug)).toEqual(['c', 'c-plus-plus', 'c-sharp', 'f-sharp']);
});

test('a leading number sign is decoration', () => {
  expect(tagSlug('#rust')).toBe('rust');
});

test('tags that share a slug are one, in the first spelling', () => {
  expect(uniqueTags(['Web Dev', 'web-dev', 'Go'])).toEqual(['Web Dev', 'Go']);
});
