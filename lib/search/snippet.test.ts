import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markFinder } from '@/lib/search/marks';
import { parseQuery } from '@/lib/search/query';
import { markedHtml, snippetOf } from '@/lib/search/snippet';

const finder = (typed: string, stems: Record<string, string[]> = {}) =>
  markFinder(
    parseQuery(typed),
    new Map(Object.entries(stems).map(([word, all]) => [word, all.map((stem) => `'${stem}'`)])),
  );

const marked = (typed: string, text: string, stems?: Record<string, string[]>) =>
  [...markedHtml(text, finder(typed, stems)(text)).text.matchAll(/<mark>(.*?)<\/mark>/g)].map(
    ([, mark]) => mark,
  );

test.each([
  ['naive', 'A naïve NAÏVETÉ, snaive', ['naïve', 'NAÏVETÉ']],
  ['library', 'Libraries, librarian', ['Libraries', 'librarian']],
  ['async/await', 'async/await or await async', ['async/await']],
  ['1.28', '1.28.1 and 128 and 1, 28', ['1.28', '1, 28']],
  ['C++ .net', 'C++20, c+ and .NET', ['C++', '.NET']],
  ['strasse', 'Straße', ['Straße']],
  ['東京都', '東京都の東京', ['東京都']],
  ['ไทย', 'ภาษาไทย', ['ไทย']],
  ['лес', 'В лесу', ['лесу']],
  ['-foo tag:bar', 'foo bar', []],
])('in a search for %j, of %j is marked %j', (typed, text, marks) => {
  const stems = { library: ['librari', 'library'], лес: ['лес'] };
  expect(marked(typed, text, stems)).toEqual(marks);
});

test('a snippet is the part with most of the words, cut between words', () => {
  const text = `${'first words '.repeat(60)}here heron and gull meet ${'last words '.repeat(60)}gull`;
  const snippet = snippetOf(text, finder('heron gull')(text)).text;
  expect(snippet).toMatch(
    /^… (first |words )+here <mark>heron<\/mark> and <mark>gull<\/mark> meet (last |words )*(last|words) …$/,
  );
  expect(snippetOf('short', []).text).toBe('short');
  expect(snippetOf('', []).text).toBe('');
});

test('no text comes out as markup, whatever stands in it and wherever it is cut', () => {
  const pieces = [
    '<script>alert(1)</script>',
    '"',
    "'",
    '&amp;',
    '<mark>',
    '</mark>',
    'heron',
    ' ',
    '字',
    '👩‍💻',
    'e\u0301',
    '\u202e',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 200 }), (all) => {
      const text = all.join('');
      const html = snippetOf(text, finder('heron script alert mark 字')(text)).text;
      const rest = html.replace(/<\/?mark>/g, '').replace(/&(?:amp|lt|gt|quot|apos);/g, '');
      expect(rest).not.toMatch(/[<>"'&]/);
      expect(html.match(/<mark>/g)?.length).toBe(html.match(/<\/mark>/g)?.length);
      expect(html.isWellFormed()).toBe(true);
    }),
  );
});
