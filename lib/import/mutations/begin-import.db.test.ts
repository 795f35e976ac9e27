import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { imports } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { wishOf } from '@/lib/import/import-wish';
import { beginImport } from '@/lib/import/mutations/begin-import';
import { findUnfinishedImport } from '@/lib/import/queries/staged-items';
import { makeOwner } from '@/lib/testing/factories';

const unique = () => Math.random().toString(36).slice(2, 10);

test('an upload that two windows begin at once is one import, and may be read again once it is applied', async () => {
  const owner = await makeOwner();
  const upload = { location: `/imports/${unique()}/1.xml`, isUpload: true };
  const ids = await Promise.all([1, 2, 3, 4].map(() => beginImport(owner, upload)));
  expect(new Set(ids).size).toBe(1);
  await db.update(imports).set({ state: 'applied' }).where(eq(imports.id, ids[0]!));
  expect(await beginImport(owner, upload)).not.toBe(ids[0]);
});

test('a reading that was ended is taken up by the same wish, and by no other', async () => {
  const owner = await makeOwner();
  const wish = {
    location: `/blogs/${unique()}`,
    name: 'mine',
    options: { base: '/blog', settings: undefined },
  };
  const id = await beginImport(owner, { ...wish, isUpload: false });
  expect(await findUnfinishedImport(wishOf(wish))).toBe(id);
  for (const other of [{ name: 'other' }, { options: {} }, { location: '/blogs' }])
    expect(await findUnfinishedImport(wishOf({ ...wish, ...other }))).toBeNull();
  await db.update(imports).set({ state: 'planned' }).where(eq(imports.id, id));
  expect(await findUnfinishedImport(wishOf(wish))).toBeNull();
});
