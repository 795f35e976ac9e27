import { eq, sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { comments, importedFiles, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { SourceItem } from '@/lib/import/source-item';
import { makePost } from '@/lib/testing/factories';
import { detailOf, findingsOf, importMade, outcomesOf } from '@/lib/testing/made-imports';
import { makeReader, sourceComment, sourcePost } from '@/lib/testing/made-source';

vi.setConfig({ testTimeout: 120_000 });

const unique = () => Math.random().toString(36).slice(2, 10);

test('hostile and broken items come in as far as they can, and are named', async () => {
  const key = unique();
  await makePost({ slug: `taken-${key}`, title: `Taken ${key}` });
  const items = [
    sourcePost(`long-${key}`, {
      title: 'x'.repeat(10_000),
      tags: ['y'.repeat(200), ...Array.from({ length: 30 }, (_, n) => `n${n} ${key}`), '!!!'],
    }),
    sourcePost(`nul-${key}`, { title: `a\0b ${key}`, body: `\0\ud800 half`, tags: [`\0t${key}`] }),
    sourcePost(`same-${key}`, { slug: `same-${key}` }),
    sourcePost(`too-${key}`, { slug: `same-${key}` }),
    sourcePost(`page-${key}`, { slug: 'admin', isPage: true }),
    sourcePost(`taken-${key}`, { title: `Taken ${key}` }),
    sourcePost(`lost-${key}`, { author: 'nobody' }),
    sourcePost(`huge-${key}`, { body: 'x'.repeat(1_000_001) }),
    sourcePost(`when-${key}`, { publishedAt: '+275000-01-01T00:00:00.000Z' }),
    sourcePost(`later-${key}`, { publishedAt: '2999-01-01T00:00:00.000Z' }),
    sourcePost(`nameless-${key}`, { title: ' ', slug: '' }),
    sourceComment(`late-${key}`, `same-${key}`, { parent: `early-${key}` }),
    sourceComment(`early-${key}`, `same-${key}`),
    sourceComment(`orphan-${key}`, `same-${key}`, { parent: 'nowhere' }),
    sourceComment(`x-${key}`, `same-${key}`, { parent: `y-${key}` }),
    sourceComment(`y-${key}`, `same-${key}`, { parent: `x-${key}` }),
    sourceComment(`lost-${key}`, 'no such post'),
    sourceComment(`undated-${key}`, `same-${key}`, { createdAt: 'once' }),
    sourceComment(`blank-${key}`, `same-${key}`, { body: '<!-- -->' }),
    { kind: 'redirect', key: '/admin/x', target: '/', isPermanent: true },
    { kind: 'redirect', key: `/js-${key}`, target: 'javascript:alert(1)', isPermanent: true },
    { kind: 'redirect', key: `/self-${key}`, target: `/self-${key}`, isPermanent: true },
    { kind: 'tag', key: 'bad', name: '!!!', slug: '', description: 'x' },
  ] satisfies SourceItem[];
  const id = await importMade(makeReader(items), key);
  const outcomes = await outcomesOf(id);
  expect(outcomes).toMatchObject({
    [`long-${key}`]: 'create',
    [`nul-${key}`]: 'create',
    [`too-${key}`]: 'create',
    [`page-${key}`]: 'create',
    [`lost-${key}`]: 'skip: its post does not come in',
    [`huge-${key}`]: 'fail: its text has 1000001 characters, and at most 1000000 fit',
    [`when-${key}`]: 'create: it is scheduled for +275000-01-01T00:00:00.000Z',
    [`later-${key}`]: 'create: it is scheduled for 2999-01-01T00:00:00.000Z',
    [`late-${key}`]: 'create',
    [`undated-${key}`]: 'fail: its date "once" cannot be kept',
    '/admin/x': 'skip: The site itself has something at this address.',
    [`/js-${key}`]: expect.stringMatching(/^skip: /) as string,
    [`/self-${key}`]: expect.stringMatching(/^skip: /) as string,
    bad: 'skip: its name has no letter and no digit',
  });
  const rows = await db
    .select({
      title: posts.title,
      slug: posts.slug,
      status: posts.status,
      publishedAt: posts.publishedAt,
      body: posts.body,
    })
    .from(importedFiles)
    .innerJoin(posts, eq(posts.id, importedFiles.postId))
    .where(eq(importedFiles.source, key))
    .orderBy(importedFiles.path);
  const bySlug = Object.fromEntries(rows.map((row) => [row.slug, row]));
  expect(bySlug[`nul-${key}`]).toMatchObject({ title: `ab ${key}`, body: '\ufffd half' });
  expect(bySlug[`same-${key}-2`]).toBeDefined();
  expect(bySlug['admin-2']).toBeDefined();
  expect(bySlug[`later-${key}`]).toMatchObject({ status: 'draft', publishedAt: new Date('2999-01-01') });
  expect(rows.find(({ title }) => title.startsWith('xxx'))?.title).toHaveLength(250);
  expect((await findingsOf(id, `long-${key}`)).notes).toHaveLength(4);
  expect((await findingsOf(id, `taken-${key}`)).clashes).toHaveLength(2);
  expect(await findingsOf(id, `orphan-${key}`)).toEqual({
    notes: ['what it answers is not in the source, so it begins a thread'],
  });
  const threads = await db
    .select({
      body: comments.body,
      answers: sql<string | null>`(select p.body from comments p where p.id = ${comments.parentId})`,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(eq(posts.slug, `same-${key}`));
  const answersOf = Object.fromEntries(threads.map(({ body, answers }) => [body, answers]));
  expect(answersOf[`Comment late-${key}.`]).toBe(`Comment early-${key}.`);
  expect(answersOf[`Comment orphan-${key}.`]).toBeNull();
  expect(
    [answersOf[`Comment x-${key}.`], answersOf[`Comment y-${key}.`]].filter((answered) => answered === null),
  ).toHaveLength(1);
  // Sums are those of what was found.
  const { counts } = await detailOf(id);
  const sum = Object.values(counts)
    .flatMap((actions) => Object.values(actions))
    .reduce((all, one) => all + one, 0);
  expect(sum).toBe(new Set(items.map((item) => `${item.kind} ${item.key}`)).size);
});
