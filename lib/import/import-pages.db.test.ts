import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importItems, posts, workingCopies } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { importName } from '@/lib/import/import-name';
import { getImport, listImportItems } from '@/lib/import/queries/imports';
import { countOldAddresses, listOldAddresses } from '@/lib/import/queries/old-addresses';
import { countImportFindings, countImportSections } from '@/lib/import/queries/section-counts';
import { listStayingPosts } from '@/lib/import/queries/staying-posts';
import { hasPicturesToRetry } from '@/lib/import/queries/count-staged';
import type { SourceItem } from '@/lib/import/source-item';
import { writeReport } from '@/lib/import/write-report';
import { makeComment, makeOwner, makeUser } from '@/lib/testing/factories';
import { applyMade, importMade, readMade, undoMade } from '@/lib/testing/made-imports';
import { makeReader, sourceComment, sourcePerson, sourcePost } from '@/lib/testing/made-source';

const owner = await makeOwner();
const unique = () => Math.random().toString(36).slice(2, 10);

const blog = (key: string): SourceItem[] => [
  sourcePerson(`ann-${key}`),
  sourcePost(`one-${key}`, { addresses: [`/2019/one-${key}`, `/?p=${key}`], body: '![](/gone.png)' }),
  sourcePost(`two-${key}`, { addresses: [`/2019/two-${key}`] }),
  sourcePost(`own-${key}`, { hidden: 'it was private there' }),
  sourceComment(`c-${key}`, `one-${key}`, { author: `ann-${key}` }),
  { kind: 'problem', key: `p-${key}`, title: 'A menu', result: 'skip', why: 'it is part of the theme' },
];

const textOf = async (id: number) => {
  const parts: string[] = [];
  for await (const part of writeReport(owner, (await getImport(owner, id))!)) parts.push(part);
  return parts.join('');
};

test('the lists of a plan are counted by kind, and add up to what they show', async () => {
  const key = unique();
  const id = await readMade(makeReader(blog(key)), key);
  const counts = await countImportSections(owner, id);
  expect(counts).toMatchObject({
    drafts: { post: 1 },
    skip: { problem: 1 },
    create: { post: 3, comment: 1 },
  });
  expect(counts.public.post).toBe(2);
  const shown = await listImportItems(owner, id, { section: 'create', kind: 'comment', limit: 10 });
  expect(shown.map((item) => item.key)).toEqual([`c-${key}`]);
  expect(await countImportFindings(owner, id)).toMatchObject({ missingImages: 1 });
  const missing = await listImportItems(owner, id, {
    section: 'findings',
    finding: 'missingImages',
    limit: 10,
  });
  expect(missing.map((item) => item.key)).toEqual([`one-${key}`]);
});

test('old addresses are listed before the import from the source, and afterwards from where they lead', async () => {
  const key = unique();
  const reader = makeReader(blog(key));
  const id = await readMade(reader, key);
  const before = await listOldAddresses(owner, id, { limit: 10 });
  expect(before.map(({ from, to }) => [from, to])).toEqual([
    [[`/2019/one-${key}`, `/?p=${key}`], `/posts/one-${key}`],
    [[`/2019/two-${key}`], `/posts/two-${key}`],
  ]);
  await applyMade(id, reader);
  const after = await listOldAddresses(owner, id, { limit: 10 });
  expect(after.map(({ from, to }) => [new Set(from), to])).toEqual(
    before.map(({ from, to }) => [new Set(from), to]),
  );
  expect(await countOldAddresses(owner, id)).toBe(2);
});

test('what undoing would leave as it is, is what it leaves', async () => {
  const key = unique();
  const items = ['same', 'saved', 'begun', 'answered'].map((name) => sourcePost(`${name}-${key}`));
  const id = await importMade(makeReader(items), key);
  const idOf = async (name: string) => {
    const [post] = await db
      .select({ id: posts.id })
      .from(posts)
      .where(eq(posts.slug, `${name}-${key}`));
    return post!.id;
  };
  expect(await listStayingPosts(owner, id, { limit: 10 })).toEqual([]);
  await db
    .update(posts)
    .set({ version: 7 })
    .where(eq(posts.id, await idOf('saved')));
  const [copied] = await db
    .select()
    .from(posts)
    .where(eq(posts.id, await idOf('begun')));
  await db
    .insert(workingCopies)
    .values({ postId: copied!.id, editorKey: crypto.randomUUID(), body: 'Begun', fields: {} });
  const [talked] = await db
    .select()
    .from(posts)
    .where(eq(posts.id, await idOf('answered')));
  await makeComment(talked!);
  const staying = await listStayingPosts(owner, id, { limit: 10 });
  expect(staying.map(({ title, why }) => [title.split(' ')[1]!.split('-')[0], why])).toEqual([
    ['saved', 'it was changed since'],
    ['begun', 'somebody has begun to change it'],
    ['answered', 'somebody has commented on it since'],
  ]);
  const [first, ...rest] = staying;
  expect(await listStayingPosts(owner, id, { after: first!.id, limit: 10 })).toEqual(rest);
  await undoMade(id);
  const kept = await listImportItems(owner, id, { section: 'kept', limit: 10 });
  expect(kept.map(({ findings }) => findings.kept)).toEqual(staying.map(({ why }) => [why]));
});

test('the report has every row of more than a page, and its sums add up', async () => {
  const key = unique();
  const items = Array.from({ length: 620 }, (_, number) => sourcePost(`n${number}-${key}`));
  const id = await readMade(makeReader([...blog(key), ...items]), key);
  const text = await textOf(id);
  expect(text).toContain('post: 623 found = 623 created + 0 updated + 0 unchanged + 0 left out + 0 failed');
  const part = text.split('\nWill be created:\n')[1]!.split('\n\n')[0]!;
  expect(part.split('\n').filter((line) => line.startsWith('  post '))).toHaveLength(623);
  expect(text).toContain(`  /2019/two-${key} -> /posts/two-${key}\n`);
  expect(text).toContain('"A menu": it is part of the theme');
  expect(text).toContain('\n    Missing pictures: /gone.png\n');
});

test('a title with line ends makes no lines of its own', async () => {
  const key = unique();
  const id = await readMade(
    makeReader([sourcePost(`x-${key}`, { hidden: 'first\nFailed:\n  post "y"' })]),
    key,
  );
  expect(await textOf(id)).toContain('first Failed: post "y"');
});

test('pictures that did not answer are a reason to read it once more', async () => {
  const key = unique();
  const id = await importMade(makeReader([sourcePost(`pic-${key}`)]), key);
  expect(await hasPicturesToRetry(id)).toBe(false);
  await db
    .update(importItems)
    .set({ findings: { retry: ['https://old.example/a.png'] } })
    .where(eq(importItems.importId, id));
  expect(await hasPicturesToRetry(id)).toBe(true);
});

test('nobody but the owner learns anything of an import', async () => {
  const key = unique();
  const id = await readMade(makeReader(blog(key)), key);
  for (const viewer of [null, await makeUser()]) {
    expect(Object.values(await countImportSections(viewer, id)).flatMap(Object.keys)).toEqual([]);
    expect(await countImportFindings(viewer, id)).toEqual({});
    expect(await listOldAddresses(viewer, id, { limit: 10 })).toEqual([]);
    expect(await countOldAddresses(viewer, id)).toBe(0);
    expect(await listStayingPosts(viewer, id, { limit: 10 })).toEqual([]);
  }
});

test('an upload is not called by the folder that it lies in', () => {
  const location = '/data/imports/0123/files/1.xml';
  const upload = { kind: 'ghost' as const, state: 'planned' as const, location, isUpload: true };
  expect(importName({ ...upload, source: location })).toBe('A Ghost blog');
  expect(importName({ ...upload, source: 'old.example' })).toBe('old.example');
  expect(importName({ ...upload, isUpload: false, source: '/srv/blog' })).toBe('/srv/blog');
});
