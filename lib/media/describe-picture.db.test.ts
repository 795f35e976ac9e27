import { expect, test } from 'vitest';
import { describePicture } from '@/lib/media/mutations/change-picture';
import { getPicture } from '@/lib/media/queries/library';
import { makeOwner, makePicture } from '@/lib/testing/factories';

const owner = await makeOwner();

test('of two who describe one picture the second is told what the first said', async () => {
  const { id } = await makePicture();
  await describePicture(owner, id, { alt: 'A lamp' }, { alt: null });
  expect(await describePicture(owner, id, { alt: 'A lantern' }, { alt: null })).toEqual({
    ok: false,
    code: 'stale',
    values: { alt: 'A lantern' },
    stored: { alt: 'A lamp' },
  });
  expect(await describePicture(owner, id, { alt: 'A lantern' }, { alt: 'A lamp' })).toMatchObject({
    ok: true,
  });
  expect((await getPicture(owner, id))!.alt).toBe('A lantern');
});
