import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { deletePicture } from '@/lib/media/mutations/change-picture';
import { listUses } from '@/lib/media/queries/uses';
import { keepWorkingCopy } from '@/lib/posts/mutations/keep-working-copy';
import { makeOwner, makePicture, makePost } from '@/lib/testing/factories';

test('a picture of what is not saved yet is used, and told once', async () => {
  const owner = await makeOwner();
  const [onTop, begun, saved] = [await makePicture(), await makePicture(), await makePicture()];
  const post = await makePost({ body: `![](/media/${saved.name})` });
  const editor = () => ({ copy: 0, editorKey: randomUUID(), sequence: 1 });
  const body = `![](/media/${onTop.name}) ![](/media/${saved.name})`;
  await keepWorkingCopy(owner, { id: post.id, basis: 1 }, editor(), { body, fields: { title: 'Draft' } });
  const key = randomUUID();
  const fields = { title: 'Begun', coverUrl: `/media/${begun.name}` };
  await keepWorkingCopy(owner, { key }, editor(), { body: '', fields });
  for (const { id } of [onTop, begun, saved])
    expect(await deletePicture(owner, id)).toEqual({ ok: false, code: 'used' });
  expect((await listUses(onTop.name)).copies).toMatchObject([{ postId: post.id, title: 'Draft' }]);
  expect((await listUses(begun.name)).copies).toEqual([{ postId: null, key, title: 'Begun' }]);
  expect((await listUses(saved.name)).copies).toEqual([]);
});
