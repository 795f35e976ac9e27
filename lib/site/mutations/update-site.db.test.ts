import { expect, test } from 'vitest';
import { makeOwner, makeUser } from '@/drizzle/factories';
import { NotFoundError } from '@/lib/errors';
import { updateSite } from '@/lib/site/mutations/update-site';
import { getSite } from '@/lib/site/queries';

test('the owner changes what the site says about itself, and nobody else does', async () => {
  const before = await getSite();
  await updateSite(await makeOwner(), { title: 'A new title', description: 'What it is about' });
  expect(await getSite()).toMatchObject({ title: 'A new title', description: 'What it is about' });
  await expect(updateSite(await makeUser(), { title: 'Mine', description: '' })).rejects.toThrow(
    NotFoundError,
  );
  expect((await getSite()).title).toBe('A new title');
  await updateSite(await makeOwner(), before);
});
