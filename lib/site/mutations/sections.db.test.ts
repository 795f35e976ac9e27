import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEvents } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { deletePicture } from '@/lib/media/mutations/change-picture';
import { getPicture, listPictures } from '@/lib/media/queries/library';
import { listUses } from '@/lib/media/queries/uses';
import { updateDiscussion } from '@/lib/site/mutations/update-discussion';
import { updateLook } from '@/lib/site/mutations/update-look';
import { updateNavigation } from '@/lib/site/mutations/update-navigation';
import { updateSite } from '@/lib/site/mutations/update-site';
import { updateWriting } from '@/lib/site/mutations/update-writing';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';
import { getSite } from '@/lib/site/queries/site';
import { makeOwner, makePicture, makeUser } from '@/lib/testing/factories';

const sections: Record<string, { save: (actor: Actor) => Promise<unknown>; changes: object }> = {
  site: {
    save: (actor) =>
      updateSite(actor, { title: 'T', description: 'D', language: 'de', timeZone: 'Europe/Berlin' }),
    changes: { title: 'T', description: 'D', language: 'de', timeZone: 'Europe/Berlin' },
  },
  look: {
    save: (actor) => updateLook(actor, { accent: '#1e6b3c', fontPair: 'mixed', homeLayout: 'notes' }),
    changes: { accent: '#1e6b3c', fontPair: 'mixed', homeLayout: 'notes' },
  },
  navigation: {
    save: (actor) =>
      updateNavigation(actor, {
        navigation: [{ label: 'About', href: '/about' }],
        footerLinks: [{ label: 'Imprint', href: '/imprint' }],
        socialLinks: ['https://example.org/@bea'],
        showColophon: false,
      }),
    changes: {
      navigation: [{ label: 'About', href: '/about' }],
      footerLinks: [{ label: 'Imprint', href: '/imprint' }],
      socialLinks: ['https://example.org/@bea'],
      showColophon: false,
    },
  },
  writing: { save: (actor) => updateWriting(actor, { drawnCovers: true }), changes: { drawnCovers: true } },
  comments: {
    save: (actor) => updateDiscussion(actor, { commentsOnNewPosts: false, closeCommentsAfterDays: 90 }),
    changes: { commentsOnNewPosts: false, closeCommentsAfterDays: 90 },
  },
};

const everything = async () => ({ ...(await getSite()), ...(await getDiscussionSettings()) });

test.each(Object.entries(sections))(
  'the section %s writes what is its own, with an event, and for the owner alone',
  async (_name, { save, changes }) => {
    const owner = await makeOwner();
    const before = await everything();
    await expect(save(await makeUser())).rejects.toThrow(NotFoundError);
    expect(await everything()).toEqual(before);
    await save(owner);
    expect(await everything()).toEqual({ ...before, ...changes });
    const [event] = await db.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
    expect(event).toMatchObject({ kind: 'settings-changed', actorId: owner.id });
  },
);

test('a picture that stands for the site is used, and named where it lies', async () => {
  const owner = await makeOwner();
  const [icon, logo, other] = [await makePicture(), await makePicture(), await makePicture()];
  const site = await getSite();
  expect(await updateSite(owner, { ...site, iconUrl: icon.name, logoUrl: logo.name })).toMatchObject({
    ok: true,
  });
  expect(await getSite()).toMatchObject({ icon: { name: icon.name }, logo: { name: logo.name } });
  expect(await listUses(icon.name)).toMatchObject({ isIcon: true, isLogo: false });
  expect(await listUses(logo.name)).toMatchObject({ isIcon: false, isLogo: true });
  expect(await listUses(other.name)).toMatchObject({ isIcon: false, isLogo: false });
  expect(await getPicture(owner, icon.id)).toMatchObject({ useCount: 1 });
  expect(await deletePicture(owner, logo.id)).toEqual({ ok: false, code: 'used' });
  const unused = (await listPictures(owner, { view: 'unused' }))!.pictures.map(({ id }) => id);
  expect(unused).toContain(other.id);
  expect(unused).not.toContain(icon.id);

  // What no form says stays; what one empties goes.
  await updateSite(owner, { ...site, title: 'Another' });
  expect(await getSite()).toMatchObject({ icon: { name: icon.name }, logo: { name: logo.name } });
  await updateSite(owner, { ...site, iconUrl: null, logoUrl: null });
  expect(await getSite()).toMatchObject({ icon: null, logo: null });
});

test('a picture that the library does not have stands for nothing', async () => {
  const owner = await makeOwner();
  const binned = await makePicture();
  await deletePicture(owner, binned.id);
  const before = await getSite();
  const named = { ...before, title: 'Not saved' };
  expect(await updateSite(owner, { ...named, iconUrl: binned.name })).toEqual({
    ok: false,
    code: 'unknown-icon',
  });
  expect(await updateSite(owner, { ...named, logoUrl: `${'0'.repeat(24)}.webp` })).toEqual({
    ok: false,
    code: 'unknown-logo',
  });
  expect(await getSite()).toEqual(before);
});
