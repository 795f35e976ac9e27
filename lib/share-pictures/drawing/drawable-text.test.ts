import { expect, test } from 'vitest';
import { drawableText } from './drawable-text';

const lacking = (...characters: string[]) => new Set(characters);

test('a text that the fonts can write stays, but for what is no sign', () => {
  expect(drawableText('A title', lacking())).toBe('A title');
  expect(drawableText(' a\u0000 \t\n b ', lacking())).toBe('a b');
});

test('a sign that no font has is left out', () => {
  expect(drawableText('Ship it 🫪!', lacking('🫪'))).toBe('Ship it !');
  expect(drawableText('🫪', lacking('🫪'))).toBeNull();
});

test.each(['Ꮳ', '\u0301', '᧐', '\ue000', '\u{10FFFF}'])(
  'without %j, which may be what a word is made of, there are no words',
  (character) => {
    expect(drawableText(`A ${character}`, lacking(character))).toBeNull();
  },
);

test.each(['', ' ', '\u200b', '\u0000'])('%j is nothing to draw', (text) => {
  expect(drawableText(text, lacking())).toBeNull();
});
