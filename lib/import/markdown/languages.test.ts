import { expect, test } from 'vitest';
import { readPosts } from '@/lib/testing/read-source';

const yaml = (fields: string, body = 'Text') => `---\n${fields}\n---\n\n${body}\n`;
const post = yaml('title: A\ndate: 2020-01-02');
const languagesOf = async (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(await readPosts(files)).map(([key, { language }]) => [key, language]));

test('folders of languages say what their posts are written in, and only one has the address of all', async () => {
  const posts = await readPosts({
    'content/en/posts/a.md': post,
    'content/fr/posts/a.md': post,
    'content/fr/posts/b.md': post,
    'content/cn/posts/a.md': yaml('title: A\ndate: 2020-01-02\nslug: a'),
  });
  const seen = Object.entries(posts).map(([key, { language, slug }]) => [key, language, slug]);
  expect(seen).toEqual([
    ['content/cn/posts/a.md', 'zh', 'a-zh'],
    ['content/en/posts/a.md', 'en', 'a'],
    ['content/fr/posts/a.md', 'fr', 'a-fr'],
    ['content/fr/posts/b.md', 'fr', 'b'],
  ]);
});

test('two letters alone are no language, and endings of brothers are', async () => {
  expect(await languagesOf({ 'content/it/a.md': post, 'content/db/a.md': post })).toEqual({
    'content/it/a.md': undefined,
    'content/db/a.md': undefined,
  });
  expect(await languagesOf({ 'content/cs/a.md': post, 'content/pl/b.md': post })).toEqual({
    'content/cs/a.md': undefined,
    'content/pl/b.md': undefined,
  });
  expect(await languagesOf({ 'src/content/blog_ja/a.md': post, 'src/content/blog_en/b.md': post })).toEqual({
    'src/content/blog_ja/a.md': 'ja',
    'src/content/blog_en/b.md': 'en',
  });
});

test('Hugo: folders of languages are no part of the address of the main one, and the others begin with theirs', async () => {
  const posts = await readPosts({
    'config/_default/hugo.toml':
      'baseURL = "https://old.example"\ndefaultContentLanguage = "ja"\n[permalinks]\nentry = "/:year/:slug/"\n',
    'config/_default/languages.toml':
      '[ja]\ncontentDir = "content/ja"\n[ar]\ncontentDir = "content/arabic"\nlanguageCode = "ar"\n',
    'content/ja/entry/a.md': post,
    'content/arabic/entry/b.md': post,
    'content/arabic/about.md': yaml('title: B'),
  });
  expect(posts['content/ja/entry/a.md']).toMatchObject({ language: 'ja' });
  expect(posts['content/ja/entry/a.md']?.addresses).toEqual(expect.arrayContaining(['/2020/a', '/entry/a']));
  expect(posts['content/arabic/entry/b.md']).toMatchObject({ language: 'ar' });
  expect(posts['content/arabic/entry/b.md']?.addresses.slice(0, 2)).toEqual(['/ar/2020/b', '/ar/entry/b']);
  expect(posts['content/arabic/about.md']).toMatchObject({ language: 'ar', isPage: true });
});

test('a translation that gives its own path leaves the original its address', async () => {
  const posts = await readPosts({
    'config.toml': 'base_url = "https://old.example"\ndefault_language = "en"\n',
    'content/posts/a/index.es.md': '+++\ntitle = "A"\ndate = 2020-01-02\npath = "es/first"\n+++\n\nT\n',
    'content/posts/a/index.md': '+++\ntitle = "A"\ndate = 2020-01-02\npath = "first"\n+++\n\nT\n',
    'content/posts/a/index.zh-Hant-TW.md': '+++\ntitle = "A"\ndate = 2020-01-02\n+++\n\nT\n',
  });
  expect(Object.values(posts).map(({ slug, language }) => [slug, language])).toEqual([
    ['first-es', 'es'],
    ['first', undefined],
    ['a-zh-hant-tw', 'zh-Hant-TW'],
  ]);
});
