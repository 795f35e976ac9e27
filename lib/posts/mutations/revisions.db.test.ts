import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { postRevisions, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { nameRevision } from '@/lib/posts/mutations/name-revision';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { discardWorkingCopy } from '@/lib/posts/mutations/discard-working-copy';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { restoreAsDraft } from '@/lib/posts/mutations/restore-as-draft';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { savePost } from '@/lib/posts/mutations/save-post';
import { thinRevisions } from '@/lib/posts/mutations/thin-revisions';
import { updatePost } from '@/lib/posts/mutations/update-post';
import type { PostInput } from '@/lib/posts/post-input';
import { getPost, getPostForEdit } from '@/lib/posts/queries/admin';
import { getWorkingCopy } from '@/lib/posts/queries/working-copies';
import { withWorkingCopy } from '@/lib/posts/working-copies/drafted-post';
import { getRevision, listRevisions } from '@/lib/posts/queries/revisions';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const input = (body: string, values: Partial<PostInput> = {}): PostInput => ({
  title: 'A title',
  subtitle: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body,
  ...values,
});

const revisionsOf = (postId: number) =>
  db.select().from(postRevisions).where(eq(postRevisions.postId, postId)).orderBy(asc(postRevisions.id));
const kindsOf = async (postId: number) => (await revisionsOf(postId)).map(({ kind, body }) => [kind, body]);

test('each save, publication and restoring is a revision, and a save that changes nothing is none', async () => {
  const owner = await makeOwner();
  const saved = await savePost(owner, null, input('One word.'), 'save');
  if (!saved.ok) throw new Error(saved.code);
  const { id } = saved.value;
  await savePost(owner, { id, version: 1 }, input('One word.'), 'save');
  await savePost(owner, { id, version: 2 }, input('Two words now.'), 'publish');
  await unpublishPost(owner, id, 3);
  await publishPost(owner, id, 3);
  expect(await kindsOf(id)).toEqual([
    ['saved', 'One word.'],
    ['published', 'Two words now.'],
    ['published', 'Two words now.'],
  ]);
  const [first, second] = await revisionsOf(id);
  expect([first!.wordsAdded, second!.wordsAdded, second!.wordsRemoved]).toEqual([2, 3, 2]);

  const slug = `elsewhere-${id}`;
  await updatePost(owner, id, 3, input('Three.', { slug, tags: ['Kept'], title: 'Another' }));
  expect(await restoreRevision(owner, id, first!.id, 3)).toEqual({ ok: false, code: 'stale' });
  expect(await restoreRevision(owner, id, first!.id, 4)).toMatchObject({ ok: true, value: { version: 5 } });
  const now = await getPostForEdit(owner, id);
  expect(now).toMatchObject({ title: 'A title', body: 'One word.', slug, tags: [], state: 'published' });
  expect((await kindsOf(id)).slice(-2)).toEqual([
    ['published', 'Three.'],
    ['restored', 'One word.'],
  ]);
});

test('a revision of a published post is restored as a draft, and readers see nothing of it', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ body: 'For readers.' })];
  await updatePost(owner, post.id, 1, input('Another text.'));
  const [first] = await revisionsOf(post.id);
  expect(await restoreAsDraft(owner, post.id, first!.id, 1)).toEqual({ ok: false, code: 'stale' });
  expect((await restoreAsDraft(owner, post.id, first!.id, 2)).ok).toBe(true);
  expect((await getPostForEdit(owner, post.id))?.body).toBe('Another text.');
  expect((await getWorkingCopy(owner, post.id))?.body).toBe('For readers.');
  await expect(restoreAsDraft(await makeUser(), post.id, first!.id, 2)).rejects.toThrow(NotFoundError);
});

test('a field that no save would take stays as it is, when the draft that had it is restored', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ language: 'de' })];
  const editor = { copy: 0, editorKey: randomUUID(), sequence: 1 };
  const fields = { title: 'Drafted', language: 'pt-', coverUrl: 'http://', tags: 'a,b' };
  const kept = await keepWorkingCopy(owner, { id: post.id, basis: 1 }, editor, { body: 'B', fields });
  if (!kept.ok) throw new Error(kept.code);
  const preview = await withWorkingCopy((await getPost(owner, post.id))!);
  expect(preview.post).toMatchObject({ title: 'Drafted', language: 'de', coverUrl: '' });
  await discardWorkingCopy(owner, post.id, { ...editor, copy: kept.value.copy });
  const drafted = (await revisionsOf(post.id)).at(-1)!;
  expect((await restoreRevision(owner, post.id, drafted.id, 1)).ok).toBe(true);
  expect(await getPostForEdit(owner, post.id)).toMatchObject({ title: 'Drafted', body: 'B', language: 'de' });
});

test('a post from before there were revisions keeps what it was at its next change', async () => {
  const owner = await makeOwner();
  const post = await makePost({ body: 'As it was.', tags: ['Old'] });
  await updatePost(owner, post.id, 1, input('As it is.'));
  const [first, second] = await revisionsOf(post.id);
  expect(first).toMatchObject({
    kind: 'published',
    body: 'As it was.',
    version: 1,
    createdAt: post.updatedAt,
  });
  expect(first!.fields).toMatchObject({ title: post.title, slug: post.slug, tags: 'Old' });
  expect(second).toMatchObject({ kind: 'published', body: 'As it is.', version: 2 });
});

test('nobody but the owner reads, names or restores a revision, and none by the number of another post', async () => {
  const [owner, member] = [await makeOwner(), await makeUser()];
  const [post, other] = [await makePost(), await makePost()];
  await updatePost(owner, post.id, 1, input('New.'));
  const [{ id } = { id: 0 }] = await revisionsOf(post.id);
  for (const viewer of [null, member]) {
    expect(await listRevisions(viewer, post.id)).toBeNull();
    expect(await getRevision(viewer, post.id, id)).toBeNull();
  }
  expect(await getRevision(owner, other.id, id)).toBeNull();
  await expect(nameRevision(member, post.id, id, 'Mine')).rejects.toThrow(NotFoundError);
  await expect(nameRevision(owner, other.id, id, 'Mine')).rejects.toThrow(NotFoundError);
  await expect(restoreRevision(member, post.id, id, 2)).rejects.toThrow(NotFoundError);
  await expect(restoreRevision(owner, other.id, id, 1)).rejects.toThrow(NotFoundError);
  await nameRevision(owner, post.id, id, 'Before');
  expect((await getRevision(owner, post.id, id))?.name).toBe('Before');
});

test('old revisions are thinned by the hour, the day and the month, and what matters stays', async () => {
  const { id: postId } = await makePost();
  await db.update(posts).set({ version: 3 }).where(eq(posts.id, postId));
  const at = (date: string, more = {}) => ({
    postId,
    kind: 'saved' as const,
    version: 9,
    body: '',
    fields: {},
    createdAt: new Date(date),
    ...more,
  });
  const daysAgo = (days: number, time: string) =>
    `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T${time}Z`;
  const rows = [
    at('2020-01-01T10:00:00Z', { name: '', body: 'first of all' }),
    at('2020-01-02T10:00:00Z', { body: 'gone: a later one in that month' }),
    at('2020-01-03T10:00:00Z', { name: 'Named', body: 'named' }),
    at('2020-01-04T10:00:00Z', { version: 3, body: 'the present text' }),
    at('2020-01-05T10:00:00Z', { body: 'last of a month' }),
    at(daysAgo(60, '10:00:00'), { body: 'gone: a later one that day' }),
    at(daysAgo(60, '18:00:00'), { body: 'last of a day' }),
    at(daysAgo(5, '10:00:00'), { body: 'gone: a later one in that hour' }),
    at(daysAgo(5, '10:59:00'), { body: 'last of an hour' }),
    at(daysAgo(5, '11:00:00'), { body: 'the next hour' }),
    at(daysAgo(0, '00:00:00'), { createdAt: new Date(), body: 'of today' }),
    at(daysAgo(0, '00:00:00'), { createdAt: new Date(), body: 'newest' }),
  ];
  await db.insert(postRevisions).values(rows);
  await thinRevisions();
  const kept = rows.map(({ body }) => body).filter((body) => !body.startsWith('gone'));
  expect((await revisionsOf(postId)).map(({ body }) => body)).toEqual(kept);
});
