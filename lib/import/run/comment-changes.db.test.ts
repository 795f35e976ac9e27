import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { comments } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { SourceItem } from '@/lib/import/source-item';
import { applyMade, detailOf, importMade, outcomesOf, readMade, undoMade } from '@/lib/testing/made-imports';
import { makeReader, sourceComment, sourcePost } from '@/lib/testing/made-source';

vi.setConfig({ testTimeout: 120_000 });

const unique = () => Math.random().toString(36).slice(2, 10);

const blog = (key: string, body: string): SourceItem[] => [
  sourcePost(`post-${key}`),
  sourceComment(`c-${key}`, `post-${key}`, { body }),
  sourceComment(`other-${key}`, `post-${key}`),
];

const again = (key: string, body: string) => importMade(makeReader(blog(key, body)), key);

async function commentOf(key: string, body = 'First words.') {
  const first = await again(key, body);
  const [comment] = await db
    .select({ id: comments.id, postId: comments.postId })
    .from(comments)
    .where(eq(comments.body, body));
  return { first, ...comment! };
}

const rowOf = async (id: number) => (await db.select().from(comments).where(eq(comments.id, id)))[0]!;

test('a comment that has changed in the source gets its new text once, and undoing brings back the former', async () => {
  const key = unique();
  const { id, postId } = await commentOf(key, `First ${key}.`);
  const second = await again(key, `*Second* ${key}.`);
  expect(await outcomesOf(second)).toMatchObject({ [`c-${key}`]: 'update', [`other-${key}`]: 'unchanged' });
  expect(await rowOf(id)).toMatchObject({ body: `*Second* ${key}.`, editedAt: null, status: 'visible' });
  expect((await rowOf(id)).bodyHtml).toContain('<em>Second</em>');
  expect((await detailOf(await again(key, `*Second* ${key}.`))).counts.comment).toEqual({ unchanged: 2 });

  expect(await undoMade(second)).toBe(true);
  expect(await rowOf(id)).toMatchObject({ body: `First ${key}.` });
  expect((await rowOf(id)).bodyHtml).not.toContain('<em>');
  await again(key, `*Third* ${key}.`);
  expect(await rowOf(id)).toMatchObject({ body: `*Third* ${key}.` });
  expect(await db.$count(comments, eq(comments.postId, postId))).toBe(2);
});

test.each([
  ['changed', { body: 'By hand.', editedAt: new Date() }, 'it was changed here since it was imported'],
  ['deleted', { status: 'deleted', body: '', bodyHtml: '' }, 'it was deleted here'],
] as const)('what was %s here since stays as it is', async (_, values, why) => {
  const key = unique();
  const { id } = await commentOf(key, `First ${key}.`);
  const second = await readMade(makeReader(blog(key, `Second ${key}.`)), key);
  await db.update(comments).set(values).where(eq(comments.id, id));
  await applyMade(second, makeReader([]));
  expect((await outcomesOf(second))[`c-${key}`]).toContain(`skip: ${why}`);
  expect(await rowOf(id)).toMatchObject(values);
});

test('a text that shows nothing is not taken, and what was hidden here stays hidden', async () => {
  const key = unique();
  const { id } = await commentOf(key, `First ${key}.`);
  await db.update(comments).set({ status: 'hidden' }).where(eq(comments.id, id));
  const blank = await again(key, '[x]: https://example.org/');
  expect((await outcomesOf(blank))[`c-${key}`]).toBe('skip: its text shows nothing any more');
  await again(key, `Second ${key}.`);
  expect(await rowOf(id)).toMatchObject({ status: 'hidden', body: `Second ${key}.` });
});

test('a comment that waited for approval is shown once the source has approved it, and undoing hides it again', async () => {
  const key = unique();
  const post = sourcePost(`post-${key}`);
  const comment = (more: object) =>
    sourceComment(`c-${key}`, `post-${key}`, { body: `First ${key}.`, ...more });
  const bring = (more: object) => importMade(makeReader([post, comment(more)]), key);
  await bring({ isHidden: true });
  const [row] = await db
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.body, `First ${key}.`));
  const { id } = row!;
  // Its text changes first, and once nothing does: it waits all the same.
  await bring({ isHidden: true, body: `Second ${key}.` });
  await bring({ isHidden: true, body: `Second ${key}.` });
  expect(await rowOf(id)).toMatchObject({ status: 'hidden', body: `Second ${key}.` });

  const approved = await bring({ body: `Second ${key}.` });
  expect(await outcomesOf(approved)).toMatchObject({ [`c-${key}`]: 'update' });
  expect(await rowOf(id)).toMatchObject({ status: 'visible' });
  expect(await undoMade(approved)).toBe(true);
  expect(await rowOf(id)).toMatchObject({ status: 'hidden', body: `Second ${key}.` });

  await bring({ body: `Third ${key}.` });
  expect(await rowOf(id)).toMatchObject({ status: 'visible', body: `Third ${key}.` });
  await db.update(comments).set({ status: 'hidden' }).where(eq(comments.id, id));
  await bring({ body: `Fourth ${key}.` });
  expect(await rowOf(id)).toMatchObject({ status: 'hidden', body: `Fourth ${key}.` });
});

test('a comment that was edited in its source is known after an import that changed nothing', async () => {
  const key = unique();
  const editedAt = '2020-02-03T04:05:06.000Z';
  const bring = (body: string) =>
    importMade(
      makeReader([
        sourcePost(`post-${key}`),
        sourceComment(`c-${key}`, `post-${key}`, { body: `${body} ${key}.`, editedAt }),
      ]),
      key,
    );
  await bring('First');
  await bring('First');
  expect(await outcomesOf(await bring('Second'))).toMatchObject({ [`c-${key}`]: 'update' });
});

test('what was changed after the new text came stays when that is undone', async () => {
  const key = unique();
  const { id } = await commentOf(key, `First ${key}.`);
  const second = await again(key, `Second ${key}.`);
  await db.update(comments).set({ body: 'By hand.', editedAt: new Date() }).where(eq(comments.id, id));
  await undoMade(second);
  expect((await rowOf(id)).body).toBe('By hand.');
});
