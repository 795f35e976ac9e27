import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { indexPosts } from '@/lib/search/indexing/mutations/index-post';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { makePost } from '@/lib/testing/factories';

/** One post in each of many languages, by its language tag. */
const texts: Record<string, [title: string, body: string]> = {
  en: [
    'Announcing a faster compiler',
    'The naïve version of async/await was slow. CVE-2024-24576 is fixed in 1.28.1, and C++ programs link.',
  ],
  de: ['Größere Häuser am Fluss', 'Die Straße führt über die Brücken zu den alten Häusern von Köln.'],
  fr: ["Souvenirs de l'été", "Nous avons mangé des crêpes près de l'océan, et qu'il faisait beau !"],
  ru: ['Ёлка в синем лесу', 'Мы гуляли по зимним лесам и пили чёрный чай с вареньем.'],
  ja: ['東京都の検索エンジン', '日本語の文章を検索するには、単語の区切りが必要です。カタカナも使います。'],
  zh: ['搜索引擎的历史', '中文没有空格，所以需要分词。数据库里的全文检索很有用。'],
  ko: ['검색 엔진의 역사', '한국어에서는 조사가 단어에 붙습니다. 도서관에서 책을 읽었습니다.'],
  th: ['การค้นหาข้อความภาษาไทย', 'ภาษาไทยเขียนติดกันโดยไม่มีช่องว่างระหว่างคำ แมวนอนบนหลังคา'],
  ar: ['تاريخ محركات البحث', 'قرأتُ الكتاب في المكتبة ثم كتبت رسالة إلى صديقي.'],
  tr: ['İstanbul’da bir gün', 'Işıklar altında balık ekmek yedik ve kitapçıları gezdik.'],
  hi: ['हिन्दी में खोज', 'किताबें पढ़ना अच्छा है। पुस्तकालय में बहुत सारी किताबें हैं।'],
  vi: ['Tìm kiếm tiếng Việt', 'Đường phố Hà Nội đông đúc và nhiều quán cà phê.'],
  he: ['חיפוש בעברית', 'קראתי סֵפֶר בספרייה הגדולה של ירושלים.'],
};

/** What somebody types, and the language of the post that is meant: written down before the first of them was run. */
const queries: [typed: string, language: string][] = [
  ['compilers announce', 'en'],
  ['naive', 'en'],
  ['await', 'en'],
  ['24576', 'en'],
  ['1.28', 'en'],
  ['C++', 'en'],
  ['grosse strasse', 'de'],
  ['Brücke', 'de'],
  ['ete', 'fr'],
  ['crêpe océan', 'fr'],
  ['елка', 'ru'],
  ['лес', 'ru'],
  ['東京', 'ja'],
  ['検索エンジン', 'ja'],
  ['全文检索', 'zh'],
  ['数据库', 'zh'],
  ['검색', 'ko'],
  ['도서관', 'ko'],
  ['ภาษาไทย', 'th'],
  ['แมว', 'th'],
  ['كتاب', 'ar'],
  ['istanbul', 'tr'],
  ['किताब', 'hi'],
  ['duong pho', 'vi'],
  ['ספר', 'he'],
];

const languageOf = new Map<number, string>();

beforeAll(async () => {
  for (const [language, [title, body]] of Object.entries(texts)) {
    const { id } = await makePost({ title, body, language: language === 'en' ? '' : language });
    languageOf.set(id, language);
  }
  await db.transaction((tx) => indexPosts(tx, [...languageOf.keys()]));
});

const find = async (typed: string) =>
  (await inSearch((tx) => searchPosts(tx, null, typed))).ids.map((id) => languageOf.get(id));

test('in a blog of many languages 24 of 25 searches find their post first', async () => {
  const missed: string[] = [];
  for (const [typed, language] of queries) {
    const [first] = await find(typed);
    if (first !== language) missed.push(`${typed} (${language}): ${first ?? 'nothing'}`);
  }
  expect(queries).toHaveLength(25);
  expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(1);
});

test.each([
  ["l'été", 'fr'],
  ['L’ÉTÉ', 'fr'],
  ['"async await"', 'en'],
  ['ASYNC/AWAIT', 'en'],
  ['CVE-2024-24576', 'en'],
  ['v1.28.1 or 1.28', 'en'],
  ['日本語', 'ja'],
  ['ハナ or カタカナ', 'ja'],
  ['ค้นหา', 'th'],
  ['पुस्तकालय', 'hi'],
  ['ירושלים', 'he'],
  ['ISTANBUL', 'tr'],
  ['ışık*', 'tr'],
  ['Haus fluss', 'de'],
])('%s finds the post in %s', async (typed, language) => {
  expect(await find(typed)).toEqual([language]);
});

test.each(['await -await', 'crêpes Köln', '"await async"', '2024 1.29', '京東'])(
  '%s finds nothing',
  async (typed) => {
    expect(await find(typed)).toEqual([]);
  },
);
