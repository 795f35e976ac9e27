import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FormValues } from '@/lib/form-state';
import { editorValues } from '@/lib/posts/editor-values';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getMergeBase } from '@/lib/posts/queries/merge-base';
import { makeOwner, makePost, type MadePost } from '@/lib/testing/factories';
import { answerStale } from './answer-stale';
import { keyOfDifferences, mergePosts } from './merge-posts';

const newEditor = () => ({ copy: 0, editorKey: randomUUID(), sequence: 1 });
const input = (post: MadePost, body: string) => ({
  title: post.title,
  slug: post.slug,
  subtitle: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body,
});
const text = 'One.\n\nTwo.\n\nThree.';

async function opened() {
  const [owner, post] = [await makeOwner(), await makePost({ body: text })];
  const values = await editorValues(owner, post.id);
  const answer = (body: string, editor = newEditor()) =>
    answerStale(owner, { id: post.id, version: 1, editor, values: { ...values, body } });
  return { owner, post, values, answer };
}

test('what a program saved meanwhile is merged, upon its version', async () => {
  const { owner, post, answer } = await opened();
  await updatePost(owner, post.id, 1, input(post, 'One.\n\nTwo.\n\nThree by a program.'));
  expect(await answer('One by me.\n\nTwo.\n\nThree.')).toMatchObject({
    status: 'merged',
    values: { body: 'One by me.\n\nTwo.\n\nThree by a program.', version: '2', copy: '0' },
  });
});

test('a draft of another editor is merged, and an own one is not taken for another’s', async () => {
  const { owner, post, values, answer } = await opened();
  const theirs = newEditor();
  const fields = Object.fromEntries(
    ['title', 'subtitle', 'slug', 'tags', 'coverUrl', 'coverAlt', 'language'].map((name) => [
      name,
      values[name] ?? '',
    ]),
  );
  const drafted = { body: 'One.\n\nTwo drafted.\n\nThree.', fields };
  await keepWorkingCopy(owner, { id: post.id, basis: 1 }, theirs, drafted);
  const mine = 'One by me.\n\nTwo.\n\nThree.';
  expect(await answer(mine)).toMatchObject({
    status: 'merged',
    values: { body: 'One by me.\n\nTwo drafted.\n\nThree.', version: '1', copy: '1' },
  });
  await updatePost(owner, post.id, 1, input(post, 'One.\n\nTwo.\n\nThree by a program.'));
  const own = await answer('One.\n\nTwo drafted again.\n\nThree.', { ...theirs, copy: 1, sequence: 2 });
  expect(own).toMatchObject({
    status: 'merged',
    values: { body: 'One.\n\nTwo drafted again.\n\nThree by a program.', version: '2', copy: '1' },
  });
});

test('what one of two editors of a draft took out stays out, where the other says what both had', async () => {
  const { owner, post, values } = await opened();
  const [one, other] = [newEditor(), newEditor()];
  const on = { id: post.id, basis: 1 };
  const draft = (body: string) => ({ body, fields: { title: post.title } });
  const both = 'One.\n\nAdded.\n\nTwo.\n\nThree.';
  const first = await keepWorkingCopy(owner, on, one, draft(both));
  const { copy } = first.ok ? first.value : { copy: 0 };
  await keepWorkingCopy(owner, on, { ...other, copy }, draft(text));
  const mine = { ...values, body: both.replace('Three', 'Three by me') };
  const stale = { id: post.id, version: 1, editor: { ...one, copy, sequence: 0 }, values: mine };
  expect(await answerStale(owner, { ...stale, base: { ...values, body: both } })).toMatchObject({
    status: 'merged',
    values: { body: 'One.\n\nTwo.\n\nThree by me.' },
  });
});

test('a choice counts for the differences that were seen, and for no others', async () => {
  const { owner, post, values } = await opened();
  await updatePost(owner, post.id, 1, input(post, 'Theirs.\n\nTwo.\n\nThree.'));
  const mine: FormValues = { ...values, body: 'Mine.\n\nTwo.\n\nThree.', 'merge-0': 'theirs' };
  const stale = { id: post.id, version: 1, editor: newEditor(), values: mine };
  const conflict = await answerStale(owner, stale);
  if (conflict.status !== 'conflict') throw new Error(conflict.status);
  const differences = keyOfDifferences(mergePosts(conflict.base, mine, conflict.stored));
  const chosen = { by: 'merge', version: 2, copy: 0, differences } as const;
  expect(await answerStale(owner, stale, chosen)).toMatchObject({
    status: 'merged',
    values: { body: 'Theirs.\n\nTwo.\n\nThree.', version: '2' },
  });
  expect(await answerStale(owner, stale, { ...chosen, by: 'mine' })).toMatchObject({
    values: { body: mine.body, version: '2' },
  });
  await updatePost(owner, post.id, 2, input(post, 'Theirs again.\n\nTwo.\n\nThree.'));
  expect(await answerStale(owner, stale, chosen)).toMatchObject({
    status: 'conflict',
    message: expect.stringContaining('choose again') as string,
  });
});

test('a draft on top is no base, nor is a text of a newer version', async () => {
  const { owner, post } = await opened();
  await updatePost(owner, post.id, 1, input(post, 'Second'));
  await updatePost(owner, post.id, 2, input(post, 'Third'));
  expect((await getMergeBase(owner, post.id, 1))?.body).toBe(text);
  expect((await getMergeBase(owner, post.id, 2))?.body).toBe('Second');
  expect((await getMergeBase(owner, post.id, 3))?.body).toBe('Third');
  expect(await getMergeBase(null, post.id, 3)).toBeNull();
});
