import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getTableColumns } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { makePost, makeUser } from '@/lib/testing/factories';
import { makeRichSite } from '@/lib/testing/rich-site';
import { exportTo } from './export-to';
import type { CommentLine, PersonLine } from './export-format';
import { readPostFile } from './post-file';
import { writeContent } from './write-content';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-export-'));
settings().DATA_DIR = path.join(root, 'data');
afterAll(() => rm(root, { recursive: true }));

const folder = path.join(root, 'out');
const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
const linesOf = async <Line>(name: string): Promise<Line[]> =>
  (await read(name))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
const list = async (from: string): Promise<string[]> =>
  (await readdir(from, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)))
    .sort();

let made: Awaited<ReturnType<typeof makeRichSite>>;
beforeAll(async () => {
  made = await makeRichSite();
  await exportTo(folder, (target) => writeContent(made.owner, target));
});

test('a folder has a file for each thing, called like it', async () => {
  const names = await list(folder);
  const { photo, drawing, replaced } = made;
  expect(names).toEqual(
    [
      ...['README.md', 'manifest.json', 'settings.json', 'redirects.json', 'tags.json', 'series.json'],
      ...['people.jsonl', 'media.jsonl', 'comments.jsonl'],
      ...[photo, drawing, replaced].map((name) => `media/${name}`),
      ...['posts/every-field.md', 'posts/to-come.md', 'pages/über-mich.md'],
      ...['drafts/draft-of-mine.md', 'drafts/was-public.md', 'drafts/draft-page.md'],
      ...names.filter((name) => /^posts\/(con|漢+)_[a-f0-9]{8}\.md$/.test(name)),
    ].sort(),
  );
  expect(names).toHaveLength(20);
  expect(JSON.parse(await read('manifest.json'))).toEqual({
    format: 'colophon-export',
    version: 1,
    counts: {
      posts: 4,
      pages: 1,
      drafts: 3,
      comments: 6,
      people: 5,
      pictures: 3,
      tags: 4,
      series: 2,
      redirects: 2,
    },
    missingPictures: [],
  });
});

test('a post has all its fields, and pictures from where its file is', async () => {
  const file = readPostFile(await read('posts/every-field.md'));
  expect(file?.fields).toEqual({
    title: '"Quotes": colons, # and 🚂 – it’s ‮RTL‬',
    date: '2024-01-03T10:30:15.250Z',
    lastmod: '2024-01-20T10:30:15.250Z',
    slug: 'every-field',
    description: '- a dash first, & <b>tags</b>',
    tags: ['Second tag', '日本語', 'C++'],
    series: 'Letters: home',
    series_order: 10,
    lang: 'de-CH',
    cover: `../media/${made.drawing}`,
    cover_alt: 'A drawing: of "nothing"',
    cover_focus: [12, 99],
    comments: false,
    comments_close_by_age: false,
    expiryDate: '2999-01-01T00:00:00.000Z',
    aliases: ['/2016/01/02/old.html', '/altes/äöü'],
    guid: 'https://old.example/?p=12',
    created: '2024-01-02T10:30:15.250Z',
  });
  expect(file?.body.split(`../media/${made.photo}`)).toHaveLength(3);
  expect(file?.body).toContain(`<img src="../media/${made.replaced}"`);
  expect(file?.body).toMatch(/^\n---\nnot: front matter\n---\n/);
  expect(readPostFile(await read('drafts/draft-page.md'))?.fields).toMatchObject({
    draft: true,
    type: 'page',
  });
});

test('comments name what they answer and who wrote them, and no more of what is deleted than its place', async () => {
  const comments = await linesOf<CommentLine>('comments.jsonl');
  const people = await linesOf<PersonLine>('people.jsonl');
  const [gone] = comments.filter(({ state }) => state === 'deleted');
  expect(gone).toMatchObject({ body: '', author: null, edited: null, post: 'every-field' });
  const answer = comments.find(({ body }) => body === 'Answers a gone one');
  expect(answer?.parent).toBe(gone?.id);
  expect(comments.map(({ author }) => author).sort()).toEqual(
    ['@owner', 'ann', 'author:bob', 'author:bob (2)', null, null].sort(),
  );
  expect(people.map(({ key }) => key)).toEqual(['@owner', 'ann', 'author:bob', 'author:bob (2)', 'quiet']);
  expect(people[0]).not.toHaveProperty('email');
  expect(new Set(comments.map(({ id }) => id)).size).toBe(comments.length);
});

test('no file has a secret, what is in the bin, or a path of this machine', async () => {
  for (const name of await list(folder)) {
    const text = await read(name);
    expect(text).not.toMatch(/SECRET|passwordHash|totp/);
    expect(text).not.toContain(root);
  }
});

test('two exports are the same bytes, as folders and as archives', async () => {
  const again = path.join(root, 'again');
  await exportTo(again, (target) => writeContent(made.owner, target));
  for (const name of await list(folder))
    expect((await readFile(path.join(again, name))).equals(await readFile(path.join(folder, name)))).toBe(
      true,
    );
  const zips = [path.join(root, 'one.zip'), path.join(root, 'two.ZIP')];
  await Promise.all(zips.map((zip) => exportTo(zip, (target) => writeContent(made.owner, target))));
  const [one, two] = await Promise.all(zips.map((zip) => readFile(zip)));
  expect(one!.equals(two!)).toBe(true);
});

test('what is saved meanwhile is not in it, in no file', async () => {
  const place = path.join(root, 'meanwhile');
  let isSaved = false;
  const { counts } = await exportTo(place, (target) =>
    writeContent(made.owner, {
      async add(entry) {
        if (entry.path.startsWith('posts/') && !isSaved) {
          isSaved = true;
          await makePost({ slug: 'zzz-saved-meanwhile', tags: ['Meanwhile'] });
        }
        await target.add(entry);
      },
    }),
  );
  expect(isSaved).toBe(true);
  expect(counts.posts).toBe(4);
  expect(await list(place)).not.toContain('posts/zzz-saved-meanwhile.md');
});

test('only the owner may have it', async () => {
  const member = await makeUser();
  const written: string[] = [];
  const target = { add: async ({ path: name }: { path: string }) => void written.push(name) };
  await expect(writeContent(member, target)).rejects.toThrow(NotFoundError);
  expect(written).toEqual([]);
});

test('a new setting and a new field of a post are exported, or stand here with their reason', async () => {
  const settingsOf = Object.keys(JSON.parse(await read('settings.json')) as object);
  const asPictures = { iconId: 'icon', logoId: 'logo' } as Record<string, string>;
  const left = Object.keys(getTableColumns(site)).filter(
    (name) => !settingsOf.includes(asPictures[name] ?? name),
  );
  expect(left).toEqual([
    'id',
    // In the file of the post.
    'pinnedPostId',
    // Facts and secrets of this site alone.
    ...[
      'claimedAt',
      'inviteHash',
      'firstStepsHiddenAt',
      'samplePostId',
      'searchWordsCountedAt',
      'backupPassphrase',
    ],
  ]);
  const exported = new Set([
    ...[
      'authorId',
      'guestId',
      'status',
      'kind',
      'slug',
      'title',
      'subtitle',
      'coverUrl',
      'coverAlt',
      'coverX',
      'coverY',
    ],
    ...[
      'body',
      'commentsOpen',
      'commentsCloseByAge',
      'language',
      'feedId',
      'publishedAt',
      'revisedAt',
      'unpublishAt',
    ],
    'createdAt',
  ]);
  expect(Object.keys(getTableColumns(posts)).filter((name) => !exported.has(name))).toEqual([
    // Made from the others, or counted.
    ...['id', 'bodyHtml', 'excerpt', 'wordCount', 'renderVersion', 'announcedAt', 'version'],
    // What is in the bin is not exported.
    ...['deletedAt', 'deletedById'],
    ...['editorKey', 'updatedAt'],
  ]);
});
