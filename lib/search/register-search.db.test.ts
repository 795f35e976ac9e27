import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { registerSearch } from '@/lib/search/register-search';
import { fillingAt } from '@/lib/server/http/fillings';
import { makePost } from '@/lib/testing/factories';

const frame = '<input name="q" data-fill="value"/><section class="x" data-fill="list"></section>';

beforeAll(async () => {
  registerSearch();
  for (let index = 0; index < 12; index += 1)
    await makePost({ title: `Heron ${index}`, body: 'A <b>bird</b>.' });
  await renewIndex();
});

const page = fillingAt.bind(null, '/search');
const keyFor = (query: string) => page()!.keyOf(new URLSearchParams(query));
const fill = (query: string, client = '') => page()!.fill(keyFor(query)!, frame, client);

test('addresses that mean the same have one key, which is itself such an address', () => {
  const same = ['q=heron', 'utm_source=x&q=%20heron%20', 'q=heron&page=1', 'q=heron&page=x&before=soon'];
  expect(new Set(same.map(keyFor))).toEqual(new Set(['/search?q=heron']));
  expect(keyFor('q=a&page=3&before=2025-10')).toBe('/search?q=a&before=2025-10&page=3');
  expect(keyFor('q=a&page=999')).toBe('/search?q=a&page=20');
  for (const nothing of ['', 'q=', 'q=%00', 'page=2']) expect(keyFor(nothing)).toBeUndefined();
});

test('what was typed and what was found stand in their places, as text', async () => {
  const { body, status } = await fill('q=heron');
  expect(status).toBeUndefined();
  expect(body).toMatch(
    /^<input name="q" value="heron"\/><section class="x"><p class="search-summary">12 results/,
  );
  expect(body.match(/<li><h2/g)).toHaveLength(10);
  expect((await fill('q=heron&page=2')).body.match(/<li><h2/g)).toHaveLength(2);
  expect((await fill('q=heron&page=9')).body).toContain('Page 2 of 2');
  const evil = await fill(`q=${encodeURIComponent(`"><script>$&$'`)}`);
  expect(evil.body).toContain('value="&quot;&gt;&lt;script&gt;$&amp;$&#39;"');
  expect(evil.body).not.toContain('<script>');
});

test('titles while somebody types are JSON', async () => {
  const titles = fillingAt('/api/search')!;
  const key = titles.keyOf(new URLSearchParams('q=HER&instant=1'))!;
  const { posts } = JSON.parse((await titles.fill(key, '', '')).body) as {
    posts: { title: string; path: string }[];
  };
  expect(posts).toHaveLength(8);
  expect(posts[0]).toEqual({ title: 'Heron 11', path: expect.stringMatching(/^\/posts\/post-/) as string });
});

test('a network that searches without end waits, and is told how long', async () => {
  Object.assign(settings(), { isPublic: true });
  onTestFinished(() => void Object.assign(settings(), { isPublic: false }));
  for (let index = 0; index < 300; index += 1)
    expect((await fill('q=heron', '203.0.113.9')).status).toBeUndefined();
  const refused = await fill('q=heron', '203.0.113.9');
  expect(refused).toMatchObject({ status: 429, retryAfter: expect.any(Number) as number });
  expect(refused.body).toContain('Too many searches');
  expect((await fill('q=heron', '203.0.113.10')).status).toBeUndefined();
}, 60_000);

test('a search that takes too long is said to be so', async () => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table post_search in access exclusive mode`);
    const busy = await fill('q=heron');
    expect(busy).toMatchObject({ status: 503, retryAfter: 10 });
    expect(busy.body).toContain('took too long');
  });
});
