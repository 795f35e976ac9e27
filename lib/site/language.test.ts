import { expect, test } from 'vitest';
import { canonicalLanguage, languageAttributes, languageName, offeredLanguages } from '@/lib/site/language';

test.each([
  ['de', 'de'],
  [' PT_br ', 'pt-BR'],
  ['zh-hant', 'zh-Hant'],
  ['az-Arab', 'az-Arab'],
  ['deutsch', null],
  ['xx', null],
  ['', null],
  ['de<script>', null],
])('%j is the language %s', (text, tag) => {
  expect(canonicalLanguage(text)).toBe(tag);
});

test('every language that is offered is one, and has a name', () => {
  expect(offeredLanguages.map(canonicalLanguage)).toEqual(offeredLanguages);
  for (const tag of offeredLanguages) expect(languageName(tag)).not.toBe(tag);
});

test('the direction follows the language, or the words where nobody said which', () => {
  expect(languageAttributes('ar')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(languageAttributes('az-Arab')).toEqual({ lang: 'az-Arab', dir: 'rtl' });
  expect(languageAttributes('de')).toEqual({ lang: 'de', dir: 'ltr' });
  expect(languageAttributes('')).toEqual({ dir: 'auto' });
});
