import { expect, test } from 'vitest';
import { wordsOf, wordText } from '@/lib/search/indexing/words';

test.each([
  ['CVE-2024-24576', 'cve 2024 24576'],
  ['async/await, docs.rs and 1.28.1', 'async await docs rs and 1 28 1'],
  ['C++20, C#, F# and .NET', 'cplusplus 20 csharp fsharp and dotnet'],
  ['a#b snake_case foo::<T>', 'a b snake case foo t'],
  ['naïve Straße Łódź ÆON smørrebrød', 'naive strasse lodz aeon smorrebrod'],
  ['don’t rust\'s ʼtis "quoted"', 'dont rusts tis quoted'],
  ["l’été qu’il d'un aujourd'hui \"l'\"", 'ete il un aujourdhui l'],
  ['Ёлка и чай', 'елка и чай'],
  ['Tiếng Việt đường', 'tieng viet duong'],
  ['İstanbul IŞIK ışık', 'istanbul isik isik'],
  ['東京都 水 カタカナ', '東京 京都 水 カタ タカ カナ'],
  ['ภาษาไทย', 'ภาษา ไทย'],
  ['हिन्दी में खोज', 'हिन्दी में खोज'],
  ['סֵפֶר כָּתַבְתִּי', 'ספר כתבתי'],
  ['مُحَمَّد كـتاب', 'محمد كتاب'],
  ['한국어 검색을', '한국어 검색을'],
  ['½ ﬁne ２０２４ ＡＢＣ', '1 2 fine 2024 abc'],
  ['\0 <script> 👩‍💻 \ud800 | & !', 'script'],
  ['', ''],
])('the words of %j are %j', (text, words) => {
  expect(wordText(text)).toBe(words);
});

test('each word knows its place in the text as it was', () => {
  for (const text of ['Über l’été: C++ 1.28 东京都 ภาษาไทย Straße', '𝒳 a\u0301b']) {
    for (const { word, start, end } of wordsOf(text)) expect(wordText(text.slice(start, end))).toBe(word);
  }
});

test('a word that nobody types ends, and a text of a million letters is read in time that grows with it', () => {
  expect(wordText('x'.repeat(5000))).toHaveLength(100);
  expect(wordText('é'.repeat(5000))).toHaveLength(100);
  const cost = (text: string) => {
    const before = process.cpuUsage().user;
    wordText(text);
    return process.cpuUsage().user - before;
  };
  for (const piece of ["a'b", '東京', 'ไทย ', 'é\u0301', '++C#.net', '’']) {
    cost(piece.repeat(1000));
    const [short, long] = [cost(piece.repeat(4000)), cost(piece.repeat(40_000))];
    expect(long, piece).toBeLessThan(40 * Math.max(short, 2000));
  }
});
