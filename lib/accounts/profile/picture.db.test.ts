import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { media, users } from '@/drizzle/schema';
import { updateProfile } from '@/lib/accounts/profile/mutations/update-profile';
import { getOwnAccount } from '@/lib/accounts/profile/queries/own-account';
import { getProfile } from '@/lib/accounts/profile/queries/profile';
import { profileData } from '@/lib/accounts/profile/structured-data';
import { ProfileSchema } from '@/lib/accounts/profile/validation';
import { db } from '@/lib/db';
import { deletePicture } from '@/lib/media/mutations/change-picture';
import { purgeBinnedPictures, sweepPictures } from '@/lib/media/mutations/purge-pictures';
import { getPicture, listPictures } from '@/lib/media/queries/library';
import { listUses } from '@/lib/media/queries/uses';
import { pictureUrl } from '@/lib/picture';
import { getPublicPost } from '@/lib/posts/queries/public';
import { makeOwner, makePicture, makePost, makeUser } from '@/lib/testing/factories';

const profile = { username: 'owner', name: 'Olivia Owner', bio: '', website: '' };

test('the owner has a picture of the library, on the page of the owner and with each post', async () => {
  const [owner, picture, post] = [await makeOwner(), await makePicture(), await makePost()];
  const address = pictureUrl(picture as Parameters<typeof pictureUrl>[0]);
  expect(await updateProfile(owner, { ...profile, picture: address })).toMatchObject({ ok: true });
  const shown = { name: picture.name, widths: picture.widths };
  expect((await getOwnAccount(owner))!.picture).toMatchObject(shown);
  expect((await getPublicPost(post.slug))!.author.picture).toMatchObject(shown);
  const found = (await getProfile('owner'))!;
  expect(found.picture).toMatchObject(shown);
  expect(JSON.stringify(profileData(found))).toContain(address);
  // What sends none, such as a program, keeps it.
  await updateProfile(owner, profile);
  expect((await getOwnAccount(owner))!.picture).toMatchObject(shown);
  await updateProfile(owner, { ...profile, picture: '' });
  expect((await getOwnAccount(owner))!.picture).toBeNull();
});

test('a picture that is not there, or in the bin, is refused', async () => {
  const owner = await makeOwner();
  const binned = await makePicture({ deletedAt: new Date() });
  for (const name of [binned.name, `${'0'.repeat(24)}.webp`])
    expect(await updateProfile(owner, { ...profile, picture: `/media/${name}` })).toEqual({
      ok: false,
      code: 'no-picture',
    });
  for (const picture of ['https://elsewhere.example/a.webp', '/etc/passwd', 'javascript:alert(1)'])
    expect(ProfileSchema.safeParse({ ...profile, picture }).success, picture).toBe(false);
});

test('a member has initials, whatever is sent', async () => {
  const [member, picture] = [await makeUser(), await makePicture()];
  const { username, name } = member;
  const sent = { ...profile, username, name, picture: `/media/${picture.name}` };
  expect(await updateProfile(member, sent)).toMatchObject({ ok: true });
  expect((await getProfile(username))!.picture).toBeNull();
});

test('the picture of a person is used: it is named, not deleted and not purged', async () => {
  const [owner, picture, unused] = [await makeOwner(), await makePicture(), await makePicture()];
  await db.update(users).set({ pictureId: picture.id }).where(eq(users.id, owner.id));
  expect((await listUses(picture.name)).people).toEqual([{ username: owner.username, name: owner.name }]);
  expect((await listUses(unused.name)).people).toEqual([]);
  expect((await getPicture(owner, picture.id))!.useCount).toBe(1);
  const listed = (await listPictures(owner, { view: 'unused' }))!.pictures.map(({ id }) => id);
  expect(listed).toContain(unused.id);
  expect(listed).not.toContain(picture.id);
  expect(await deletePicture(owner, picture.id)).toEqual({ ok: false, code: 'used' });
  const long = new Date(Date.now() - 90 * 86_400_000);
  await db.update(media).set({ deletedAt: long }).where(eq(media.id, picture.id));
  expect((await getProfile(owner.username))!.picture).toBeNull();
  await purgeBinnedPictures(owner);
  await sweepPictures();
  expect((await getPicture(owner, picture.id))!.deletedAt).toBeNull();
});
