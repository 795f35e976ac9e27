import { expect, test } from 'vitest';
import { parseQuery } from '@/lib/search/query';
import { resultList, type Results } from '@/lib/search/result-list';

const style = { language: 'en', timeZone: 'UTC' };
const evil = `"><img src=x onerror='alert(1)'>&`;

const results = (values: Partial<Results> = {}, typed = 'heron'): Results => ({
  query: parseQuery(typed),
  lexemes: new Map(),
  posts: [],
  total: 0,
  cutAt: null,
  page: 1,
  pageCount: 0,
  instead: null,
  olderThan: null,
  before: null,
  unknownTags: [],
  ...values,
});

const post = {
  slug: 'a-heron',
  kind: 'post' as const,
  title: 'A heron',
  language: '',
  publishedAt: new Date('2026-11-22T12:00:00Z'),
  tags: [{ slug: 'birds', name: 'Birds' }],
  plain: 'It was a heron.',
};

test('a post is listed with its date and tags, and its words are marked', () => {
  const html = resultList(results({ posts: [post], total: 1, pageCount: 1 }), style);
  expect(html).toContain('1 result for <strong><bdi>heron</bdi></strong>');
  expect(html).toContain('<a href="/posts/a-heron">A <mark>heron</mark></a>');
  expect(html).toContain('<time datetime="2026-11-22T12:00:00.000Z" data-as="date">22 November 2026</time>');
  expect(html).toContain('<a href="/tags/birds"><bdi>Birds</bdi></a>');
  expect(html).not.toContain('<nav');
});

test('no text of a post, a tag or a query becomes markup', () => {
  const posts = [{ ...post, slug: evil, title: evil, plain: evil, tags: [{ slug: evil, name: evil }] }];
  const instead = { typed: evil, literally: evil };
  for (const html of [
    resultList(results({ posts, total: 1, unknownTags: [evil] }, `${evil} img`), style),
    resultList(results({ posts, total: 1, instead, pageCount: 3, olderThan: '2020' }, evil), style),
    resultList(results({}, evil), style),
  ]) {
    expect(html).not.toMatch(/<img|onerror='|alert\(1\)'/);
    expect(html.replace(/<[a-z][^<>"]*(?:"[^"<>]*"[^<>"]*)*>|<\/[a-z0-9]+>/g, '')).not.toMatch(/[<>"]/);
  }
});

test('pages, older posts and what was left out are said', () => {
  const cutAt = new Date('2025-03-04');
  const many = { posts: [post], total: 120, cutAt, pageCount: 12, page: 12, olderThan: '2025-03' };
  const html = resultList(results({ ...many, before: '2025-10' }, 'heron as*'), style);
  expect(html).toContain('More than 100 results from before October 2025');
  expect(html).toContain('Page 12 of 12');
  expect(html).toContain('href="/search?q=heron+as*&amp;before=2025-10&amp;page=11"');
  expect(html).toContain('Search posts from before March 2025');
  expect(html).toContain('four letters');
  const few = { posts: [post], total: 3, cutAt, pageCount: 1, olderThan: '2025-03-05' };
  expect(resultList(results(few), style)).toMatch(
    /3 results for .* among the newest posts.*before 5 March 2025/,
  );
  expect(resultList(results({ cutAt, olderThan: '2025' }), style)).toMatch(
    /Nothing was found .* among the newest/,
  );
});

test('where nothing is found, it says what to try', () => {
  const html = resultList(results({}, 'herons'), style);
  expect(html).toContain('Nothing was found for');
  expect(html).toContain('href="/search?q=heron*"');
  expect(resultList(results({}, '-heron'), style)).toContain('Add a word to look for');
});
