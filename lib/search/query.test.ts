import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTag, parseQuery, rephrase, type Choice } from '@/lib/search/query';

const said = (choice: Choice): string =>
  isTag(choice)
    ? `tag ${choice.tag}`
    : `${choice.parts.join('_')}${choice.prefix ? `*${choice.prefix}` : ''}${choice.isQuoted ? '"' : ''}`;

function read(typed: string): string {
  const { groups, excluded, leftOut } = parseQuery(typed);
  return [
    groups.map((group) => group.map(said).join('|')).join(' '),
    ...excluded.map((choice) => `-${said(choice)}`),
    ...leftOut.map((what) => `!${what}`),
  ]
    .filter(Boolean)
    .join(' ');
}

test.each([
  ['Rust  async', 'rust async'],
  ['"borrow checker" rust', 'borrow_checker" rust'],
  ['“borrow checker', 'borrow_checker"'],
  ['async/await 1.28 CVE-2024-1', 'async_await 1_28 cve_2024_1'],
  ['a or b c OR d or e', 'a|b c|d|e'],
  ['or', 'or'],
  ['or a or', 'or a or'],
  ['a or or b', 'a or|b'],
  ['a or -b', 'a or -b'],
  ['rust -"borrow checker" -tag:x -c++', 'rust -borrow_checker" -tag x -cplusplus'],
  ['compil* as* x* "two wor*"*', 'compil*all as*head x two_wor*head" !short-prefix'],
  ['tag:rust tag:"two words" tag: tag:c++', 'tag rust tag two words tag tag c++'],
  ['검색 水 東京都', '검색*all 水*head 東京_京都'],
  ['-only -these', '-only -these !only-excluded'],
  ['+ - "" & | ! <->', '!signs'],
  ['', ''],
])('%j is read as %s', (typed, meaning) => {
  expect(read(typed)).toBe(meaning);
});

test('more than a person types is left out, and that is said', () => {
  expect(read('x '.repeat(90))).toMatch(/^(x ){12}!words$/);
  expect(read(Array.from({ length: 11 }, (_, index) => `w${index}`).join(' or '))).toMatch(
    /^w0\|.*w7 !alternatives$/,
  );
  expect(parseQuery('y'.repeat(10_000)).text).toHaveLength(200);
  expect(read('y'.repeat(10_000))).toMatch(/!end$/);
  expect(read('字'.repeat(150))).toMatch(/^(字字_){39}字字 !words$/);
});

test('what is typed is tidied up alike, so that one answer is kept for it', () => {
  const same = ['rust “x y”', '  rust \t "x y" ', 'rust\0"x\u202ey"', 'rust\u200e «x  y»'];
  expect(new Set(same.map((typed) => parseQuery(typed).text)).size).toBe(1);
  expect(parseQuery('می\u200cخواهم').text).toBe('می\u200cخواهم');
  expect(parseQuery(parseQuery(' a  "b ').text).text).toBe(parseQuery(' a  "b ').text);
});

test('a word is put in the place of another, and nothing else changes', () => {
  const query = parseQuery('borow -cheker "borow" or tag:borow');
  expect(rephrase(query, new Map([['borow', 'borrow']]))).toBe('borrow -cheker "borow" or tag:borow');
});

test('whatever is typed means something, within bounds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const { text, groups, excluded } = parseQuery(typed);
      const choices = [...groups.flat(), ...excluded];
      expect([...text].length).toBeLessThanOrEqual(200);
      expect(choices.length).toBeLessThanOrEqual(12);
      expect(text).not.toMatch(/[\0\n]/);
      for (const choice of choices)
        if (!isTag(choice)) expect(choice.parts.join('')).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
    }),
  );
});
