import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { discardWorkingCopy } from '@/lib/posts/mutations/discard-working-copy';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { savePost } from '@/lib/posts/mutations/save-post';
import type { PostInput } from '@/lib/posts/post-input';
import { getNewWorkingCopy, getWorkingCopy } from '@/lib/posts/queries/working-copies';
import { makeOwner, makePost } from '@/lib/testing/factories';

/** What an editor sends late, twice, or without knowing what another one did. */
const input = (): PostInput => ({
  title: 'T',
  subtitle: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: 'B',
});
const text = (body: string) => ({ body, fields: { title: 'Drafted' } });
const newEditor = () => ({ copy: 0, editorKey: randomUUID(), sequence: 1 });
const on = ({ id, version }: { id: number; version: number }) => ({ id, basis: version });

test('what was discarded is not brought back by what was under way, nor known by its number again', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const editor = newEditor();
  const first = await keepWorkingCopy(owner, on(post), editor, text('First'));
  if (!first.ok) throw new Error(first.code);
  const { copy } = first.value;
  await discardWorkingCopy(owner, post.id, { ...editor, copy });
  const late = { ...editor, copy, sequence: 2 };
  expect(await keepWorkingCopy(owner, on(post), late, text('Late'))).toEqual({ ok: false, code: 'stale' });
  expect(await getWorkingCopy(owner, post.id)).toBeNull();
  await keepWorkingCopy(owner, on(post), { ...newEditor(), sequence: 1 }, text('Second'));
  const old = { ...newEditor(), copy, sequence: 5 };
  expect(await keepWorkingCopy(owner, on(post), old, text('Over it'))).toEqual({ ok: false, code: 'stale' });
  expect((await getWorkingCopy(owner, post.id))?.body).toBe('Second');
});

test('half a character in a field is kept as what stands for none', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const kept = await keepWorkingCopy(owner, on(post), newEditor(), {
    body: 'B',
    fields: { title: 'T \ud83d' },
  });
  expect(kept.ok).toBe(true);
  expect((await getWorkingCopy(owner, post.id))?.fields.title).toBe('T \ufffd');
});

test('a begun post that another tab wrote on since waits on, when the first one is saved', async () => {
  const owner = await makeOwner();
  const [key, one, other] = [randomUUID(), newEditor(), newEditor()];
  const first = await keepWorkingCopy(owner, { key }, one, text('Old'));
  if (!first.ok) throw new Error(first.code);
  await keepWorkingCopy(owner, { key }, { ...other, copy: first.value.copy }, text('Newer'));
  const editor = { ...one, copy: first.value.copy, sequence: 2 };
  expect((await savePost(owner, null, input(), 'save', { editor, key })).ok).toBe(true);
  expect((await getNewWorkingCopy(owner, key))?.body).toBe('Newer');
});

test('a form that is sent again once its post is in the bin makes another post', async () => {
  const owner = await makeOwner();
  const editor = { copy: 0, editorKey: randomUUID(), sequence: 1 };
  const made = await savePost(owner, null, input(), 'save', { editor });
  if (!made.ok) throw new Error(made.code);
  expect(await savePost(owner, null, input(), 'save', { editor })).toMatchObject({
    value: { id: made.value.id },
  });
  await deletePost(owner, made.value.id);
  const again = await savePost(owner, null, input(), 'save', { editor });
  expect(again.ok && again.value.id !== made.value.id).toBe(true);
});
