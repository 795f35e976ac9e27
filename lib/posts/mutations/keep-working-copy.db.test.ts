import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts, postRevisions } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { discardNewWorkingCopy, discardWorkingCopy } from '@/lib/posts/mutations/discard-working-copy';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { savePost } from '@/lib/posts/mutations/save-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput } from '@/lib/posts/post-input';
import { getPublicPost } from '@/lib/posts/queries/public';
import { getNewWorkingCopy, getWorkingCopy, listNewWorkingCopies } from '@/lib/posts/queries/working-copies';
import { makeOwner, makePost, makeUser, type MadePost } from '@/lib/testing/factories';

const input = (values: Partial<PostInput> = {}): PostInput => ({
  title: `A title ${randomUUID()}`,
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: 'Saved',
  ...values,
});
const values = {
  title: 'Drafted',
  subtitle: '',
  slug: '',
  tags: '',
  coverUrl: '',
  coverAlt: '',
  language: '',
};
const text = (body: string) => ({ body, fields: values });
const newEditor = () => ({ copy: 0, editorKey: randomUUID(), sequence: 1 });
const on = ({ id, version }: MadePost) => ({ id, basis: version });
const revisionsOf = (postId: number) =>
  db.select().from(postRevisions).where(eq(postRevisions.postId, postId)).orderBy(desc(postRevisions.id));

test('what is kept shows to no reader, leaves the version and is no revision', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  expect(await keepWorkingCopy(owner, on(post), newEditor(), text('Being written'))).toMatchObject({
    ok: true,
    value: { copy: 1 },
  });
  expect(await getWorkingCopy(owner, post.id)).toMatchObject({ body: 'Being written', basis: 1, version: 1 });
  expect((await getPublicPost(post.slug))?.bodyHtml).toContain(post.body);
  expect(await revisionsOf(post.id)).toEqual([]);
  const [row] = await db.select().from(posts).where(eq(posts.id, post.id));
  expect(row).toMatchObject({ version: 1, updatedAt: post.updatedAt });
});

test('one editor goes on; another one replaces nothing that it has not seen', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const [mine, theirs] = [newEditor(), newEditor()];
  const first = await keepWorkingCopy(owner, on(post), mine, text('Mine'));
  if (!first.ok) throw new Error(first.code);
  expect(await keepWorkingCopy(owner, on(post), theirs, text('Theirs'))).toEqual({
    ok: false,
    code: 'stale',
  });
  const second = { ...mine, copy: first.value.copy, sequence: 2 };
  const longer = await keepWorkingCopy(owner, on(post), second, text('Mine, longer'));
  if (!longer.ok) throw new Error(longer.code);
  expect(longer.value.copy).toBeGreaterThan(first.value.copy);
  const seen = { ...theirs, copy: longer.value.copy, sequence: 2 };
  expect((await keepWorkingCopy(owner, on(post), seen, text('Theirs on mine'))).ok).toBe(true);
  expect((await getWorkingCopy(owner, post.id))?.body).toBe('Theirs on mine');
});

test('an editor that never heard how it ended goes on, and what it sent before comes too late', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const editor = newEditor();
  await keepWorkingCopy(owner, on(post), editor, text('One'));
  // Its answer was lost: it still believes that there is none.
  expect((await keepWorkingCopy(owner, on(post), { ...editor, sequence: 3 }, text('Three'))).ok).toBe(true);
  expect((await keepWorkingCopy(owner, on(post), { ...editor, sequence: 2 }, text('Two'))).ok).toBe(false);
  expect((await getWorkingCopy(owner, post.id))?.body).toBe('Three');
});

test('of 20 editors at once one keeps its text', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const kept = await Promise.all(
    Array.from({ length: 20 }, (_, index) => keepWorkingCopy(owner, on(post), newEditor(), text(`${index}`))),
  );
  expect(kept.filter(({ ok }) => ok)).toHaveLength(1);
});

test('an edit that is taken back leaves no copy', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ tags: ['Herons'] })];
  const editor = newEditor();
  const stored = { title: post.title, subtitle: '', slug: post.slug, tags: 'Herons' };
  const fields = { ...stored, coverUrl: '', coverAlt: '', language: '' };
  await keepWorkingCopy(owner, on(post), editor, { body: `${post.body} More.`, fields });
  const back = await keepWorkingCopy(
    owner,
    on(post),
    { ...editor, copy: 1, sequence: 2 },
    {
      body: post.body,
      fields,
    },
  );
  expect(back).toMatchObject({ ok: true, value: { copy: 0 } });
  expect(await getWorkingCopy(owner, post.id)).toBeNull();
});

test('on a published post a save is a draft, with a revision; an update is for readers and ends it', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const editor = newEditor();
  const target = { id: post.id, version: 1 };
  const saved = await savePost(owner, target, input({ body: 'Drafted' }), 'save', { editor, values });
  expect(saved).toMatchObject({ ok: true, value: { version: 1, status: 'published' } });
  expect((await getPublicPost(post.slug))?.bodyHtml).toContain(post.body);
  expect((await revisionsOf(post.id)).map(({ kind, body }) => [kind, body])).toEqual([
    ['drafted', 'Drafted'],
    ['published', post.body],
  ]);
  const next = { ...editor, copy: 1, sequence: 2 };
  const update = input({ body: 'For readers', slug: post.slug });
  expect(await savePost(owner, target, update, 'update', { editor: next })).toMatchObject({
    value: { version: 2 },
  });
  expect((await getPublicPost(post.slug))?.bodyHtml).toContain('For readers');
  expect(await getWorkingCopy(owner, post.id)).toBeNull();
});

test('neither saves nor publishes over a draft of another editor', async () => {
  const [owner, post, draft] = [await makeOwner(), await makePost(), await makePost({ state: 'draft' })];
  for (const its of [post, draft]) {
    await keepWorkingCopy(owner, on(its), newEditor(), text('Of another tab'));
    for (const intent of ['save', 'update', 'publish', 'unpublish'] as const) {
      const saved = await savePost(owner, { id: its.id, version: 1 }, input(), intent, {
        editor: newEditor(),
      });
      expect(saved).toEqual({ ok: false, code: 'stale' });
    }
    expect((await getWorkingCopy(owner, its.id))?.body).toBe('Of another tab');
  }
});

test('what was written upon a text that was saved meanwhile is kept, and is stale as a save', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const editor = newEditor();
  await keepWorkingCopy(owner, on(post), editor, text('Mine'));
  await updatePost(owner, post.id, 1, input({ body: 'By a program', slug: post.slug }));
  const next = { ...editor, copy: 1, sequence: 2 };
  expect((await keepWorkingCopy(owner, on(post), next, text('Mine, longer'))).ok).toBe(true);
  const target = { id: post.id, version: 1 };
  const saved = await savePost(owner, target, input(), 'update', {
    editor: { ...next, copy: 2, sequence: 3 },
  });
  expect(saved).toEqual({ ok: false, code: 'stale' });
  expect((await getPublicPost(post.slug))?.bodyHtml).toContain('By a program');
});

test('a late request brings back nothing that was saved since', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ state: 'draft' })];
  const editor = newEditor();
  const target = { id: post.id, version: 1 };
  await savePost(owner, target, input({ body: 'Saved' }), 'save', { editor: { ...editor, sequence: 2 } });
  expect(await keepWorkingCopy(owner, on(post), editor, text('Older'))).toEqual({ ok: false, code: 'stale' });
  expect(await getWorkingCopy(owner, post.id)).toBeNull();
});

test('what is discarded stays a revision, and another editor’s is not discarded', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const editor = newEditor();
  await keepWorkingCopy(owner, on(post), editor, text('Thrown away'));
  expect(await discardWorkingCopy(owner, post.id, newEditor())).toEqual({ ok: false, code: 'stale' });
  expect((await discardWorkingCopy(owner, post.id, { ...editor, copy: 1 })).ok).toBe(true);
  expect(await getWorkingCopy(owner, post.id)).toBeNull();
  expect((await revisionsOf(post.id))[0]).toMatchObject({ kind: 'drafted', body: 'Thrown away' });
});

test('restoring a revision makes the draft on top one', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  await updatePost(owner, post.id, 1, input({ body: 'Second' }));
  const [, first] = await revisionsOf(post.id);
  await keepWorkingCopy(owner, { id: post.id, basis: 2 }, newEditor(), text('On top'));
  expect(await restoreRevision(owner, post.id, first!.id, 1)).toEqual({ ok: false, code: 'stale' });
  expect((await restoreRevision(owner, post.id, first!.id, 2)).ok).toBe(true);
  expect(await getWorkingCopy(owner, post.id)).toBeNull();
  expect((await revisionsOf(post.id)).map(({ kind, body }) => [kind, body]).slice(0, 2)).toEqual([
    ['restored', post.body],
    ['drafted', 'On top'],
  ]);
});

// Of a post that is not there yet

test('a new post waits under its key until it is saved, and then no more', async () => {
  const owner = await makeOwner();
  const [key, editor] = [randomUUID(), newEditor()];
  await keepWorkingCopy(owner, { key }, editor, text('Begun'));
  expect(await getNewWorkingCopy(owner, key)).toMatchObject({ body: 'Begun' });
  expect((await listNewWorkingCopies(owner))[0]).toMatchObject({ key, title: 'Drafted', beginning: 'Begun' });
  const made = await savePost(owner, null, input(), 'save', { editor: { ...editor, sequence: 2 }, key });
  expect(made.ok).toBe(true);
  expect(await getNewWorkingCopy(owner, key)).toBeNull();
  // Sent before the save, it arrives after it.
  expect(await keepWorkingCopy(owner, { key }, editor, text('Begun'))).toEqual({ ok: false, code: 'stale' });
});

test('an editor whose form is sent five times at once makes one post', async () => {
  const owner = await makeOwner();
  const editor = newEditor();
  const once = input();
  const made = await Promise.all(
    Array.from({ length: 5 }, () => savePost(owner, null, once, 'save', { editor })),
  );
  const ids = new Set(made.flatMap((saved) => (saved.ok ? [saved.value.id] : [])));
  expect(ids.size).toBe(1);
  expect(await db.$count(posts, eq(posts.editorKey, editor.editorKey))).toBe(1);
});

test('whose answer was lost saves more into the post that it made', async () => {
  const owner = await makeOwner();
  const editor = newEditor();
  const first = await savePost(owner, null, input({ body: 'First' }), 'save', { editor });
  const again = await savePost(owner, null, input({ body: 'First and more' }), 'save', { editor });
  expect(again.ok && again.value.id).toBe(first.ok && first.value.id);
  expect(again).toMatchObject({ value: { version: 2 } });
});

test('nobody but the owner keeps, reads or discards', async () => {
  const [member, owner, post] = [await makeUser(), await makeOwner(), await makePost()];
  await keepWorkingCopy(owner, on(post), newEditor(), text('Secret'));
  await expect(keepWorkingCopy(member, on(post), newEditor(), text('x'))).rejects.toThrow(NotFoundError);
  await expect(discardWorkingCopy(member, post.id, newEditor())).rejects.toThrow(NotFoundError);
  await expect(discardNewWorkingCopy(member, randomUUID())).rejects.toThrow(NotFoundError);
  await expect(listNewWorkingCopies(member)).rejects.toThrow(NotFoundError);
  expect(await getWorkingCopy(member, post.id)).toBeNull();
  expect(await getNewWorkingCopy(null, randomUUID())).toBeNull();
});
