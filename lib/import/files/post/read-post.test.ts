import { expect, test } from 'vitest';
import { readFiles, readOne, readPosts } from '@/lib/testing/read-source';

const future = '2999-01-02';

test.each([
  ['date: 2020/01/02', '2020-01-02'],
  ['date: Jul 08 2022', '2022-07-08'],
  ['pubDate: 2020-01-02', '2020-01-02'],
  ['pubDatetime: 2020-01-02T10:00:00Z', '2020-01-02'],
  ['published: 2018-05-06', '2018-05-06'],
  ['created: 2018-05-06', '2018-05-06'],
  ['publishDate: 2018-05-06', '2018-05-06'],
  ['date: 2020-01-02\npublishDate: 2021-01-02', '2020-01-02'],
  // It waits for its day, whatever stands beside.
  [`date: 2020-01-02\npublishDate: ${future}`, future],
  ['updated: 2018-05-06', '2018-05-06'],
])('the date of a post with %j is %s', async (fields, day) => {
  const post = await readOne(`---\ntitle: T\n${fields}\n---\nText`);
  expect(post.publishedAt?.slice(0, 10)).toBe(day);
  expect(post.hidden).toBeNull();
});

test.each([
  ['2016-10-08_x.md', '2016-10-08', 'x'],
  ['2016-1-2-x.md', '2016-01-02', 'x'],
  ['20160102-x.md', '2016-01-02', 'x'],
  ['_posts/2016-01-02-x.md', '2016-01-02', 'x'],
])('a file of the name %s is dated %s', async (file, day, slug) => {
  expect(await readOne('---\ntitle: T\n---\nText', file)).toMatchObject({
    publishedAt: `${day}T00:00:00.000Z`,
    slug,
    hidden: null,
  });
});

test('a date that cannot be read makes a draft and no failure, and none is said', async () => {
  expect((await readOne('---\ntitle: T\ndate: someday\n---\nText')).hidden).toBe(
    'its date "someday" cannot be read',
  );
  expect((await readOne('---\ntitle: T\ndate:\n---\nText')).hidden).toBe('its date is empty');
  const without = await readOne('---\ntitle: T\n---\nText');
  expect(without).toMatchObject({
    publishedAt: null,
    hidden: null,
    notes: ['it has no date; it gets that of its publishing'],
  });
});

test('dates without a zone are those of the settings of the source, then of the site', async () => {
  const text = '---\ntitle: T\ndate: 2020-07-02\n---\nText';
  expect((await readOne(text, 'a.md', { timeZone: 'Europe/Berlin' })).publishedAt).toBe(
    '2020-07-01T22:00:00.000Z',
  );
  const posts = await readPosts(
    { '_config.yml': 'timezone: America/New_York', '_posts/2020-01-02-a.md': '---\ntitle: T\n---\nText' },
    { timeZone: 'Europe/Berlin' },
  );
  expect(posts['_posts/2020-01-02-a.md']?.publishedAt).toBe('2020-01-02T05:00:00.000Z');
});

test('keys are read in any case', async () => {
  const post = await readOne(
    '---\nTitle: T\nDescription: D\nTAGS: [a]\nSlug: s\nDate: 2020-01-02\nRedirect-From: /old\n---\nB',
  );
  expect(post).toMatchObject({
    title: 'T',
    subtitle: 'D',
    tags: ['a'],
    slug: 's',
    publishedAt: '2020-01-02T00:00:00.000Z',
  });
  expect(post.addresses).toContain('/old');
  expect(post.unusedFields).toEqual([]);
});

test.each(['description', 'excerpt', 'summary', 'spoiler', 'abstract', 'subtitle'])(
  '%s is the subtitle',
  async (name) => {
    expect((await readOne(`---\ntitle: T\n${name}: Said <em>in</em> short\n---\nB`)).subtitle).toBe(
      'Said in short',
    );
  },
);

test.each([
  ['image: /img/a.png', '/img/a.png', ''],
  ['coverImage: "./a.jpg"\ncover_alt: A view', './a.jpg', 'A view'],
  ['heroImage: https://example.org/a', 'https://example.org/a', ''],
  ['cover:\n  image: a.webp\n  alt: A view\n  caption: c', 'a.webp', 'A view'],
  ['header:\n  teaser: a.gif', 'a.gif', ''],
  ['images: [a.png, b.png]', 'a.png', ''],
  ['thumbnail: ../x y.png', '../x y.png', ''],
  ['banner: true\nimage: blue', '', ''],
])('the cover of a post with %j is %j', async (fields, coverUrl, coverAlt) => {
  expect(await readOne(`---\ntitle: T\n${fields}\n---\nB`)).toMatchObject({ coverUrl, coverAlt });
});

test.each([
  ['tags: "machine learning"', ['machine learning'], 0],
  ['tags: a, b', ['a', 'b'], 0],
  ['tag: solo', ['solo'], 0],
  ['categories: [[a, b], [c]]', ['a', 'b', 'c'], 0],
  ['category: Machine Learning', ['Machine Learning'], 0],
  ['topics: [x]\nkeywords: y', ['x'], 0],
  ['keywords: y, z', ['y', 'z'], 0],
  ['tags: [a]\ncategories: [A, b]', ['a', 'b'], 0],
  ['tags: [true, 2020, null]', ['true', '2020'], 1],
  ['tags: ["#a", "b,c"]', ['a', 'b c'], 0],
  ['tags: [{ name: A, slug: a }]', ['A'], 0],
  ['tags: ["🚂", "C#", "C++"]', ['C#', 'C++'], 1],
  [`tags: [${'x'.repeat(60)}]`, [`${'x'.repeat(49)}…`], 1],
  ['tags: [a, b, c, d, e, f, g, h, i, j, k, l]', [...'abcdefghij'], 1],
])('of %j the tags are %j', async (fields, tags, notes) => {
  const post = await readOne(`---\ntitle: T\ndate: 2020-01-02\n${fields}\n---\nB`);
  expect(post.tags).toEqual(tags);
  expect(post.notes).toHaveLength(notes);
});

test('Jekyll takes tags apart at spaces, and Hexo does not', async () => {
  const text = '---\ntitle: T\ntags: a b\n---\nB';
  expect((await readOne(text, '_posts/2020-01-02-a.md')).tags).toEqual(['a', 'b']);
  const hexo = await readPosts({ '_config.yml': 'new_post_name: x', 'source/_posts/a.md': text });
  expect(hexo['source/_posts/a.md']?.tags).toEqual(['a b']);
});

test.each([
  ['title: A &amp; <em>b</em>', 'A & b'],
  ['title: Use Vec<T>, not List<String>; AT&T', 'Use Vec<T>, not List<String>; AT&T'],
  ['title: true', 'true'],
  ['title: 2020', '2020'],
  ['title: "Rust: the book"', 'Rust: the book'],
  ['title: "two\\nlines"', 'two lines'],
  ['layout: post', 'Mongodb and php'],
])('the title of %j is %j', async (fields, title) => {
  expect((await readOne(`---\n${fields}\n---\nB`, 'mongodb-and-php.md')).title).toBe(title);
});

test('what does not fit is cut, with a note', async () => {
  const post = await readOne(
    `---\ntitle: ${'t'.repeat(300)}\ndescription: ${'d'.repeat(400)}\ndate: 2020-01-02\n---\nB`,
  );
  expect([post.title.length, post.subtitle.length]).toEqual([250, 300]);
  expect(post.notes).toEqual([
    'the title was cut to 250 characters',
    'the description was cut to 300 characters',
  ]);
});

test.each([
  ['slug: "%E6%97%A5%E6%9C%AC"', 'a.md', '日本'],
  ['title: T', '%e4%bd%a0%e5%a5%bd.md', '你好'],
  ['url: /2016/05/13/Rust.up/', 'a.md', 'rust-up'],
  ['permalink: /a/b.html', 'x.md', 'b'],
  ['permalink: /:year/:title/', '2020-01-02-x.md', 'x'],
  ['title: T', 'posts/my-post/index.md', 'my-post'],
  ['slug: /notes/deep', 'a.md', 'deep'],
])('the slug of %j in %s is %j', async (fields, file, slug) => {
  expect((await readOne(`---\n${fields}\n---\nB`, file)).slug).toBe(slug);
});

test('fields that nothing is made of are named, those of a theme with their table', async () => {
  const post = await readOne(
    '---\ntitle: T\nlayout: post\nmath: true\nextra:\n  team: a\n  lead: b\ndraft: false\n---\nB',
  );
  expect(post.unusedFields).toEqual(['math', 'extra.team', 'extra.lead']);
});

test('dates of changes, comments, languages, series and identities are taken over', async () => {
  const post = await readOne(
    '---\ntitle: T\ndate: 2020-01-02\nlastmod: 2021-01-02\ncomments: false\nlang: pt_br\nseries: S\nseries_order: 2\nguid: urn:x:1\nexpiryDate: 2999-01-01\n---\nB',
  );
  expect(post).toMatchObject({
    revisedAt: '2021-01-02T00:00:00.000Z',
    commentsOpen: false,
    language: 'pt-BR',
    series: 'S',
    seriesPosition: 2,
    feedId: 'urn:x:1',
    unpublishAt: '2999-01-01T00:00:00.000Z',
  });
  expect(post.unusedFields).toEqual([]);
});

test('translations have their language, the name of their original and an address of their own', async () => {
  const text = '---\ntitle: T\n---\nB';
  const posts = await readPosts({
    'a.md': text,
    'a.fr.md': text,
    'b/index.md': text,
    'b/index.pt-br.md': text,
    'only.de.md': text,
    'v1.js.md': text,
  });
  expect(posts['a.fr.md']).toMatchObject({ slug: 'a-fr', language: 'fr', addresses: ['/fr/a'] });
  expect(posts['b/index.pt-br.md']).toMatchObject({ slug: 'b-pt-br', language: 'pt-BR' });
  expect(posts['only.de.md']).toMatchObject({ slug: 'only', language: 'de' });
  expect(posts['v1.js.md']).toMatchObject({ slug: 'v1-js' });
  expect(posts['a.md']?.language).toBeUndefined();
});

test('one author of all posts is the owner, several are people', async () => {
  const text = (author: string) => `---\ntitle: T\n${author}\n---\nB`;
  const alone = await readFiles({
    'a.md': text('author: Ana Doe'),
    'b.md': text('author: Ana Doe'),
    'c.md': text(''),
  });
  expect(alone.some(({ kind }) => kind === 'person')).toBe(false);
  expect(alone.every((item) => item.kind !== 'post' || item.author === null)).toBe(true);
  const several = await readFiles({
    'a.md': text('author: Ana Doe'),
    'b.md': text(
      'authors:\n  - name: Ben\n    email: ben@example.org\n    url: https://ben.example\n  - Ana Doe',
    ),
    '_data/authors.yml': 'cy:\n  name: Cy\n  bio: Writes\n',
    'c.md': text('author: cy'),
  });
  expect(several.filter(({ kind }) => kind === 'person')).toEqual([
    expect.objectContaining({ name: 'Ana Doe' }),
    expect.objectContaining({ name: 'Ben', email: 'ben@example.org', website: 'https://ben.example' }),
    expect.objectContaining({ name: 'Cy', bio: 'Writes' }),
  ]);
  expect(several).toContainEqual(
    expect.objectContaining({
      key: 'b.md',
      author: 'author:ben',
      notes: expect.arrayContaining(['it was written together with Ana Doe']) as string[],
    }),
  );
});
