import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEvents } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { deletePicture } from '@/lib/media/mutations/change-picture';
import { getPicture, listPictures } from '@/lib/media/queries/library';
import { listUses } from '@/lib/media/queries/uses';
import { updateDiscussion } from '@/lib/posts/mutations/update-discussion';
import { updateLook } from '@/lib/site/mutations/update-look';
import { updateNavigation } from '@/lib/site/mutations/update-navigation';
import { updateSite } from '@/lib/site/mutations/update-site';
import { updateWriting } from '@/lib/site/mutations/update-writing';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';
import { getSite } from '@/lib/site/queries/site';
import { lookSection, navigationSection, siteSection } from '@/lib/site/section-values';
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

test('of two tabs each saves what it changed, and what both changed is refused with both', async () => {
  const owner = await makeOwner();
  const shown = siteSection(await getSite());
  const first = await updateSite(owner, { ...shown, title: 'Of the first tab' }, shown);
  expect(first).toMatchObject({ ok: true, values: { title: 'Of the first tab' } });
  const second = await updateSite(owner, { ...shown, description: 'Of the second tab' }, shown);
  const both = { title: 'Of the first tab', description: 'Of the second tab' };
  expect(second).toMatchObject({ ok: true, values: both });
  expect(await getSite()).toMatchObject(both);

  const third = { ...shown, title: 'Of the third tab', language: 'fr' };
  expect(await updateSite(owner, third, shown)).toMatchObject({
    ok: false,
    code: 'stale',
    values: { title: 'Of the third tab', description: 'Of the second tab', language: 'fr' },
    stored: { ...both, language: shown.language },
  });
  expect(await getSite()).toMatchObject({ ...both, language: shown.language });
  // Whoever has seen that may save.
  const seen = siteSection(await getSite());
  expect(await updateSite(owner, { ...seen, title: 'Of the third tab' }, seen)).toMatchObject({ ok: true });
  expect(await getSite()).toMatchObject({ title: 'Of the third tab' });
});

test('of tabs that save at the same moment one is first, and the others are told', async () => {
  const owner = await makeOwner();
  const shown = lookSection(await getSite());
  const saved = await Promise.all(
    ['#111111', '#222222', '#333333', '#444444'].map((accent) =>
      updateLook(owner, { ...shown, accent }, shown),
    ),
  );
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  const first = saved.find(({ ok }) => ok)!;
  for (const other of saved.filter(({ ok }) => !ok))
    expect(other).toMatchObject({ stored: { accent: first.values.accent } });
});

test('a list of links is one setting, whatever order its parts were stored in', async () => {
  const owner = await makeOwner();
  const link = (label: string) => ({ label, href: `/${label}` });
  await updateNavigation(owner, {
    navigation: [link('one')],
    footerLinks: [],
    socialLinks: [],
    showColophon: true,
  });
  const shown = navigationSection(await getSite());
  await updateNavigation(owner, { ...shown, navigation: [link('one'), link('two')] }, shown);
  const footer = { ...shown, footerLinks: [link('imprint')] };
  expect(await updateNavigation(owner, { ...footer, navigation: [link('one')] }, shown)).toMatchObject({
    ok: true,
    values: { navigation: [link('one'), link('two')], footerLinks: [link('imprint')] },
  });
  const other = { ...shown, navigation: [link('three')] };
  expect(await updateNavigation(owner, other, shown)).toMatchObject({ ok: false, code: 'stale' });
});
