import { readFileSync, readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeAll, expect, inject, test } from 'vitest';
import { db } from '@/lib/db';
import { listTitles } from '@/lib/desk/queries/titles';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { searchTitles } from '@/lib/search/queries/search-titles';
import { updateTag } from '@/lib/tags/mutations/update-tag';
import { makeOwner, makePost, makeTag } from '@/lib/testing/factories';

beforeAll(async () => {
  const years = (count: number) => new Date(Date.now() - count * 365 * 86_400_000);
  await makePost({
    slug: 'herons',
    title: 'Herons of the bay',
    tags: ['Birds'],
    body: 'They stand and fish with concurrency.',
  });
  await makePost({
    slug: 'gulls',
    title: 'Gulls',
    tags: ['Birds', 'Sea side'],
    body: 'Unlike herons, gulls shout. Concurrency.',
  });
  await makePost({
    slug: 'trains',
    title: 'Night trains',
    subtitle: 'To the sea',
    body: 'The night train of herons runs.',
  });
  await makePost({ slug: 'old', title: 'Night trains', body: 'As they were.', publishedAt: years(9) });
  await makePost({ slug: 'draft', title: 'Herons, unfinished', state: 'draft', body: 'Concurrency' });
  await renewIndex();
});

const search = (typed: string) => inSearch((tx) => searchPosts(tx, null, typed));

async function slugs(typed: string): Promise<string[]> {
  const { ids } = await search(typed);
  const rows = await db.execute<{ id: number; slug: string }>(sql`select id, slug from posts`);
  return ids.map((id) => rows.find((row) => row.id === id)!.slug);
}

test.each([
  ['herons', ['herons', 'gulls', 'trains']],
  ['heron fish', ['herons']],
  ['"night train"', ['trains', 'old']],
  ['"train night"', []],
  ['herons -gulls', ['herons', 'trains']],
  ['herons -"night train"', ['herons', 'gulls']],
  ['fish or shout', ['gulls', 'herons']],
  ['conc*', ['herons', 'gulls']],
  ['her*', ['herons']],
  ['tag:birds', ['gulls', 'herons']],
  ['tag:Birds -tag:"sea side" herons', ['herons']],
  ['sea', ['gulls', 'trains']],
  ['the', ['herons', 'trains']],
])('%s finds %j', async (typed, expected) => {
  expect((await slugs(typed)).sort()).toEqual([...expected].sort());
});

test('the title counts most, and of two alike the newer comes first', async () => {
  expect((await slugs('herons'))[0]).toBe('herons');
  expect(await slugs('night trains')).toEqual(['trains', 'old']);
});

test('what is typed wrongly is looked for as it was likely meant, unless it is quoted', async () => {
  const found = await search('unlikke concurency');
  expect(found.query.text).toBe('unlike concurrency');
  expect(found.instead).toEqual({ typed: 'unlikke concurency', literally: '"unlikke" "concurency"' });
  expect(found.ids).toHaveLength(1);
  expect(await search('"concurency"')).toMatchObject({ ids: [], instead: null });
  expect(await search('xqzwv')).toMatchObject({ ids: [], instead: null });
  expect((await search('herons nonsense')).instead).toBeNull();
});

test('a tag that there is not is said, and a renamed one is found by both names', async () => {
  expect(await search('herons tag:nowhere')).toMatchObject({ ids: [], unknownTags: ['nowhere'] });
  const [owner, tag] = [await makeOwner(), await makeTag({ name: 'Birds' })];
  await updateTag(owner, tag.id, { name: 'Wading birds', slug: '', description: '' });
  expect((await slugs('tag:"wading birds"')).sort()).toEqual(['gulls', 'herons']);
  expect((await slugs('tag:birds')).sort()).toEqual(['gulls', 'herons']);
  expect((await slugs('wading')).sort()).toEqual(['gulls', 'herons']);
});

test('titles are found while they are typed', async () => {
  const titles = (typed: string) =>
    inSearch(async (tx) => (await searchTitles(tx, null, typed, 8)).map(({ slug }) => slug));
  expect(await titles('n')).toEqual([]);
  expect((await titles('ni')).sort()).toEqual(['old', 'trains']);
  expect((await titles('night tr')).sort()).toEqual(['old', 'trains']);
  expect((await titles('trains ni')).sort()).toEqual(['old', 'trains']);
  expect(await titles('"nigh')).toEqual([]);
  expect(await titles('concurr')).toEqual([]);
  expect(await titles('-night')).toEqual([]);
});

test('the owner finds drafts, by their text as well, and parts of words in titles', async () => {
  const owner = await makeOwner();
  const titles = async (typed: string) =>
    (await listTitles(owner, typed, 10)).map(({ title, state }) => `${state}: ${title}`);
  expect(await titles('hero')).toEqual(
    expect.arrayContaining(['draft: Herons, unfinished', 'published: Herons of the bay']),
  );
  expect(await titles('concurrency unfin')).toEqual([]);
  expect(await titles('concurrency')).toContain('draft: Herons, unfinished');
  expect(await titles('ight')).toEqual(['published: Night trains', 'published: Night trains']);
});

test.each([
  ...[
    '',
    ' ',
    '"',
    '\\',
    "'",
    "''\\'",
    '%',
    '!&|<->():*',
    "') or 1=1 --",
    'a:*b & !c',
    '\0',
    '\ud800',
    '\u202eabc\u202c',
  ],
  ...[
    '<script>alert(1)</script>',
    '🦀🦀',
    '-only',
    '- -',
    'or or or',
    'tag:',
    'tag:\0',
    `tag:"'\\"`,
    '~2026',
    '~tag1',
  ],
])('nothing that is typed is an error: %j', async (typed) => {
  await expect(search(typed)).resolves.toBeDefined();
  await expect(inSearch((tx) => searchTitles(tx, null, typed, 8))).resolves.toBeDefined();
});

test.each([
  ['sixty alternatives', Array.from({ length: 60 }, (_, index) => `w${index}`).join(' OR ')],
  ['one long word', 'x'.repeat(10_000)],
  ['many words', 'wörd '.repeat(3000)],
  ['a run of signs', '字'.repeat(5000)],
  ['brackets', '('.repeat(5000)],
  ['quotes', '"a '.repeat(3000)],
])('however much is typed, it is no error: %s', async (_, typed) => {
  await expect(search(typed)).resolves.toBeDefined();
  await expect(inSearch((tx) => searchTitles(tx, null, typed, 8))).resolves.toBeDefined();
});

test('a search ends after two seconds', async () => {
  await expect(inSearch((tx) => tx.execute(sql`select pg_sleep(10)`))).rejects.toMatchObject({
    cause: { code: '57014' },
  });
});

test('without the extension searches are answered all the same, and a role that may not add it migrates', async () => {
  await db.execute(sql`drop extension pg_trgm cascade`);
  expect(await search('concurency')).toMatchObject({ ids: [], instead: null });
  const file = readdirSync('drizzle/migrations').find((name) => name.endsWith('_search.sql'))!;
  const [text] = /DO \$\$[\s\S]*?END \$\$;/.exec(readFileSync(`drizzle/migrations/${file}`, 'utf8'))!;
  // As a tag gets it.
  const block = Object.assign([text], { raw: [text] });
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = new URL(process.env.DATABASE_URL!).pathname;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  await admin.begin(async (tx) => {
    await tx`create role weak_in_search`;
    await tx`set local role weak_in_search`;
    await tx(block);
    await tx`reset role`;
    await tx`drop role weak_in_search`;
  });
  const there = () => db.execute(sql`select to_regclass('search_words_trgm_idx') as there`);
  expect(await there()).toEqual([{ there: null }]);
  const owner = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  await owner(block);
  await owner.end();
  expect(await there()).toEqual([{ there: 'search_words_trgm_idx' }]);
  expect((await search('concurency')).ids).toHaveLength(2);
  await admin.end();
});
