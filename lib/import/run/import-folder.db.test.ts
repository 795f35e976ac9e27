import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { makeOwner } from '@/lib/testing/factories';
import { importedFiles, redirects } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { emptinessOf } from '@/lib/import/report';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { closeComments } from '@/lib/comments/mutations/open-comments';
import { unpublishPost } from '@/lib/posts/mutations/publish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { findRedirect, getPublicPost } from '@/lib/posts/queries/public';
import { addFiles, importNow, makeFolder, postOf, resultsOf, run, unique } from '@/lib/testing/source-folder';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-import-'));
settings().DATA_DIR = dataDir;
afterAll(() => rm(dataDir, { recursive: true }));

const png = () =>
  sharp({ create: { width: 12, height: 8, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: unique() } })
    .png()
    .toBuffer();

test('a file becomes a public post at its date, with tags, and its old addresses lead to it', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}.md`]: `+++\ntitle = "Trains ${key}"\npath = "2016/05/13/${key}"\naliases = ["/${key}.html"]\ndescription = "On time"\n[taxonomies]\ntags = ["t-${key}"]\n+++\n\nHello *world*.\n`,
  });
  expect(await resultsOf(folder)).toEqual(['created']);
  const post = await getPublicPost(key);
  expect(post).toMatchObject({
    title: `Trains ${key}`,
    subtitle: 'On time',
    publishedAt: new Date('2016-05-13'),
    bodyHtml: '<p>Hello <em>world</em>.</p>',
  });
  expect(post?.tags.map((tag) => tag.name)).toEqual([`t-${key}`]);
  expect(await findRedirect(`/2016/05/13/${key}`)).toBe(`/posts/${key}`);
  expect(await findRedirect(`/${key}.html`)).toBe(`/posts/${key}`);
});

test('a file that says it is a page stands at the root, and links lead there', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}.md`]: `---\ntitle: About ${key}\ntype: page\n---\n\nWho I am.\n`,
    [`${key}-b.md`]: `---\ntitle: B ${key}\nlayout: post\n---\n\n[me](${key}.md)\n`,
    'archive.md': `---\ntitle: Archive ${key}\nlayout: Page\n---\n\nOld things.\n`,
  });
  expect(await resultsOf(folder)).toEqual(['created', 'created', 'created']);
  expect(await getPublicPost(key, 'page')).toMatchObject({ title: `About ${key}`, commentsOpen: false });
  expect((await getPublicPost(`${key}-b`))?.bodyHtml).toContain(`href="/${key}"`);
  // The site has an archive of its own.
  expect(await getPublicPost('archive-2', 'page')).toMatchObject({ title: `Archive ${key}` });
  expect(await resultsOf(folder)).toEqual(['unchanged', 'unchanged', 'unchanged']);
});

test('a bundle brings its images, links between posts are set right, and the rest is named', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}-a/index.md`]: [
      `---\ntitle: A ${key}\ndate: 2020-01-01\n---\n`,
      `![photo](photo.png) <img src="photo.png" width="3"> [full](photo.png) [other](../${key}-b.md#there)\n\n`,
      '![gone](gone.png) [nowhere](x.md) {{< video >}} <iframe src="https://example.org"></iframe>\n\n![no](fake.png)',
    ].join(''),
    [`${key}-a/photo.png`]: await png(),
    [`${key}-a/fake.png`]: 'not a picture',
    [`${key}-b.md`]: `---\ntitle: B ${key}\ndate: 2020-01-02\n---\n[back](@/content/${key}-a/index.md)`,
  });
  const [a] = await run(folder);
  expect(a).toMatchObject({
    result: 'created',
    findings: {
      missingImages: ['gone.png'],
      unresolvedLinks: ['x.md'],
      shortcodes: ['{{< video >}}'],
      notes: ['<iframe> became a link', 'fake.png was left as it is: it is not an image that can be read'],
    },
  });
  const post = await postOf(`${key}-a/index.md`);
  const [, name = ''] = /\/media\/([\w.]+)/.exec(post.bodyHtml) ?? [];
  expect(await mediaStorage().read(name)).not.toBeNull();
  expect(post.bodyHtml).toContain(
    `<img src="/media/${name}" alt="photo" loading="lazy" decoding="async" width="12" height="8">`,
  );
  expect(post.bodyHtml).toContain(`<a href="/posts/${key}-b#there">other</a>`);
  expect((await postOf(`${key}-b.md`)).bodyHtml).toContain(`<a href="/posts/${key}-a">back</a>`);
});

test('a second run changes nothing, and a changed file updates its post and nothing else', async () => {
  const key = unique();
  const [first, second] = [`${key}-1.md`, `${key}-2.md`];
  const text = (body: string) => `---\ntitle: T ${key}\ndate: 2020-01-01\n---\n${body}`;
  const folder = await makeFolder({ [first]: text('one'), [second]: text('two') });
  expect(await resultsOf(folder)).toEqual(['created', 'created']);
  const before = [await postOf(first), await postOf(second)];
  expect(await resultsOf(folder)).toEqual(['unchanged', 'unchanged']);
  expect([await postOf(first), await postOf(second)]).toEqual(before);
  await addFiles(folder, { [second]: text('changed') });
  expect(await resultsOf(folder)).toEqual(['unchanged', 'updated']);
  expect(await postOf(first)).toEqual(before[0]);
  expect(await postOf(second)).toMatchObject({
    id: before[1]?.id,
    slug: before[1]?.slug,
    bodyHtml: '<p>changed</p>',
  });
  expect(await resultsOf(folder)).toEqual(['unchanged', 'unchanged']);
});

test('what was edited in the browser is not overwritten', async () => {
  const key = unique();
  const file = `${key}.md`;
  const folder = await makeFolder({ [file]: `---\ntitle: T ${key}\n---\none` });
  await run(folder);
  const { id, version } = await postOf(file);
  const owner = await makeOwner();
  const post = await getPostForEdit(owner, id);
  if (!post) throw new Error('no post');
  const edited = { ...post, tags: [], body: 'by hand' };
  expect((await updatePost(owner, id, version, edited)).ok).toBe(true);
  expect(await resultsOf(folder)).toEqual(['unchanged']);
  await addFiles(folder, { [file]: `---\ntitle: T ${key}\n---\ntwo` });
  expect(await resultsOf(folder)).toEqual([
    expect.stringMatching(/^skipped: the post was edited in the browser/),
  ]);
  expect((await postOf(file)).body).toBe('by hand');
});

test('what was unpublished in the browser is not published again, and closed comments stay closed', async () => {
  const key = unique();
  const file = `${key}.md`;
  const text = (body: string) => ({ [file]: `---\ntitle: T ${key}\n---\n${body}` });
  const folder = await makeFolder(text('one'));
  await run(folder);
  const owner = await makeOwner();
  const { id } = await postOf(file);
  await closeComments(owner, id);
  await addFiles(folder, text('two'));
  expect(await resultsOf(folder)).toEqual(['updated']);
  const { version, commentsOpen } = await postOf(file);
  expect(commentsOpen).toBe(false);
  await unpublishPost(owner, id, version);
  await addFiles(folder, text('three'));
  expect(await resultsOf(folder)).toEqual([
    expect.stringMatching(/^skipped: the post was edited in the browser/),
  ]);
  expect(await postOf(file)).toMatchObject({ status: 'draft', body: 'two' });
});

test('a folder in which nothing was understood is an error that names what lies there', async () => {
  const empty = emptinessOf(await importNow(await makeFolder({})));
  expect(empty).toBe('Nothing was imported. Nothing that can be imported was found.');
  const others = await makeFolder({ 'a.mdx': '', 'b/c.MDX': '', 'd.rst': '', '.git/x.md': '', Makefile: '' });
  expect(emptinessOf(await importNow(others))).toBe(
    'Nothing was imported. None of its 2 files could be read as a post (each is named above). Not read as posts: 1 .rst, 1 folder .git, 1 without extension. Nothing that can be imported was found.',
  );
  expect(emptinessOf(await importNow(await makeFolder({ 'a.md': 'no front matter' })))).toMatch(
    /None of its 1 files could be read as a post/,
  );
  const good = await importNow(
    await makeFolder({ 'a.mdown': `---\ntitle: T ${unique()}\n---\nText.`, 'b.rst': '' }),
  );
  expect(emptinessOf(good)).toBeNull();
  expect(good.report).toContain('Not read as posts: 1 .rst.');
});

test('drafts stay drafts, and become public when the file says so', async () => {
  const key = unique();
  const file = `${key}.md`;
  const text = (draft: boolean) => `---\ntitle: T ${key}\ndate: 2020-01-01\ndraft: ${draft}\n---\nText.\n`;
  const folder = await makeFolder({ [file]: text(true) });
  await run(folder);
  expect(await postOf(file)).toMatchObject({ status: 'draft', publishedAt: new Date('2020-01-01') });
  await addFiles(folder, { [file]: text(false) });
  expect(await resultsOf(folder)).toEqual(['updated']);
  expect(await postOf(file)).toMatchObject({ status: 'published', publishedAt: new Date('2020-01-01') });
  await addFiles(folder, { [file]: text(true) });
  expect(await resultsOf(folder)).toEqual(['updated']);
  expect((await postOf(file)).status).toBe('draft');
});

test('one bad file stops no other, and each is told why', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}-1.md`]: '---\ntitle: "A\n---\n',
    [`${key}-2.md`]: Buffer.from([0xff, 0xfe, 0x00]),
    [`${key}-3.md`]: `---\ntitle: T\ndate: someday\n---\n`,
    [`${key}-4.md`]: 'no front matter',
    [`${key}-5.md`]: `---\ntitle: Good ${key}\n---\n`,
    [`${key}-6/_index.md`]: `---\ntitle: Section\n---\n`,
    'node_modules/x.md': '',
    '.hidden/x.md': '',
  });
  const { report, items } = await importNow(folder);
  const inOrder = items
    .filter(({ kind }) => kind !== 'site')
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  expect(inOrder.map(({ action }) => action)).toEqual(['create', 'fail', 'create', 'skip', 'create', 'skip']);
  expect(report).toContain(
    '3 posts and pages = 3 created + 0 updated + 0 unchanged + 0 skipped + 0 failed\n' +
      '3 other things = 0 created + 0 updated + 0 unchanged + 2 skipped + 1 failed\nin 1.0 s.',
  );
  expect(report).toMatch(/Drafts:\n(.*\n)*.*-3\.md: /);
  expect(report).toMatch(/Failed:\n {2}\S+-2\.md: /);
});

test('files that ask for the same slug get different ones, and links find the right one', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}-1.md`]: `---\ntitle: A\nslug: ${key}\ndate: 2020-01-01\n---\n[b](${key}-2.md)`,
    [`${key}-2.md`]: `---\ntitle: B\nslug: ${key}\ndate: 2020-01-02\n---\n[a](${key}-1.md)`,
  });
  await run(folder);
  expect(await postOf(`${key}-1.md`)).toMatchObject({ slug: key, body: `[b](/posts/${key}-2)` });
  expect(await postOf(`${key}-2.md`)).toMatchObject({ slug: `${key}-2`, body: `[a](/posts/${key})` });
});

test('images outside of the folder are not read', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}/site/${key}.md`]: `---\ntitle: T ${key}\n---\n![x](../secret.png)`,
    [`${key}/secret.png`]: await png(),
  });
  const [outcome] = await run(path.join(folder, key, 'site'));
  expect(outcome?.findings?.missingImages).toEqual(['../secret.png']);
});

test('a dry run says the same and writes nothing', async () => {
  const key = unique();
  const folder = await makeFolder({
    [`${key}/index.md`]: `---\ntitle: T ${key}\naliases: /${key}.html\n---\n![a](a.png) ![b](b.png)`,
    [`${key}/a.png`]: await png(),
  });
  const dry = await run(folder, true);
  expect(dry).toMatchObject([{ result: 'created', findings: { missingImages: ['b.png'] } }]);
  expect(await db.$count(importedFiles, eq(importedFiles.path, `${key}/index.md`))).toBe(0);
  expect(await db.$count(redirects, eq(redirects.path, `/${key}.html`))).toBe(0);
  expect(await run(folder)).toEqual(dry);
  expect(await resultsOf(folder, true)).toEqual(['unchanged']);
});

/** 367 posts of a real blog, where they are at hand. */
const realBlogs = ['../shared/data/rust-blog'].filter((folder) => existsSync(folder));

test.each(realBlogs)(
  'the blog in %s imports with no failure, and a second run changes nothing',
  async (folder) => {
    const outcomes = await run(folder);
    expect(outcomes.filter(({ result }) => result !== 'created')).toEqual([]);
    expect((await run(folder)).filter(({ result }) => result !== 'unchanged')).toEqual([]);
  },
  600_000,
);
