import { expect, test } from 'vitest';
import { listTitles } from '@/lib/desk/queries/titles';
import { NotFoundError } from '@/lib/errors';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

test('posts are found by the words of their titles, drafts too, the last edited first', async () => {
  const owner = await makeOwner();
  const key = Math.random().toString(36).slice(2, 10);
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await makePost({ title: `${key} Herons at 100%`, state: 'draft', updatedAt: at(2) });
  await makePost({ title: `Of herons and ${key} Über`, updatedAt: at(1) });
  await makePost({ title: `${key} Gulls`, state: 'scheduled', updatedAt: at(3) });
  const found = async (search: string, most = 10) =>
    (await listTitles(owner, search, most)).map(({ title, state }) => `${state}: ${title.replace(key, '…')}`);
  expect(await found(`HERONS ${key}`)).toEqual([
    'published: Of herons and … Über',
    'draft: … Herons at 100%',
  ]);
  expect(await found(`${key} 0%`)).toEqual(['draft: … Herons at 100%']);
  expect(await found(`${key} _`)).toEqual([]);
  expect(await found(`${key} über`)).toHaveLength(1);
  expect(await found(key, 1)).toHaveLength(1);
  await expect(listTitles(await makeUser(), '', 1)).rejects.toThrow(NotFoundError);
});
