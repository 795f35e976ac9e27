import 'server-only';
import { canManageSite } from '@/lib/access/permissions';
import { invalidField } from '@/lib/api/api-error';
import type { Caller } from '@/lib/api/caller';
import { operation } from '@/lib/api/operation';
import { Invite, Site, SiteChange } from '@/lib/api/schemas/site';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { makeInvite } from '@/lib/site/mutations/make-invite';
import { updateRegistration } from '@/lib/site/mutations/update-registration';
import { updateSite } from '@/lib/site/mutations/update-site';
import { updateWriting } from '@/lib/site/mutations/update-writing';
import { getRegistration, getSite } from '@/lib/site/queries/site';

export const readSite = operation({
  id: 'getSite',
  method: 'GET',
  path: '/site',
  tag: 'Site',
  summary: 'The site',
  who: 'anybody',
  scope: 'site:manage',
  isShared: true,
  success: 200,
  answer: Site,
  handle: async ({ caller }) => ({ body: await siteFor(caller) }),
});

export const changeSite = operation({
  id: 'changeSite',
  method: 'PATCH',
  path: '/site',
  tag: 'Site',
  summary: 'Change the settings of the site',
  who: canManageSite,
  scope: 'site:manage',
  body: SiteChange,
  success: 200,
  answer: Site,
  async handle({ actor, caller, body }) {
    const [site, before] = await Promise.all([getSite(), getRegistration()]);
    const { title = site.title, description = site.description } = body;
    const { language = site.language, timeZone = site.timeZone, drawnCovers = site.drawnCovers } = body;
    const updated = await updateSite(actor, { title, description, language, timeZone });
    if (!updated.ok) throw invalidField('/timeZone', 'The database does not know this time zone.');
    const { registration = before.mode, notifyNewDevice = before.notifyNewDevice } = body;
    if (registration !== before.mode || notifyNewDevice !== before.notifyNewDevice)
      await updateRegistration(actor, { registration, notifyNewDevice });
    if (drawnCovers !== site.drawnCovers) await updateWriting(actor, { drawnCovers });
    dropFinishedPages();
    return { body: await siteFor(caller) };
  },
});

export const createInvite = operation({
  id: 'createInvite',
  method: 'POST',
  path: '/site/invite',
  tag: 'Site',
  summary: 'Make an invite link; the one before ends',
  who: canManageSite,
  scope: 'site:manage',
  success: 201,
  answer: Invite,
  handle: async ({ actor }) => ({ body: { url: await makeInvite(actor) } }),
});

async function siteFor(caller: Caller | null) {
  const [site, registration] = await Promise.all([getSite(), getRegistration()]);
  const isOwner = canManageSite(caller?.actor ?? null) && caller?.may('site:manage');
  return {
    title: site.title,
    description: site.description,
    url: settings().SITE_URL,
    language: site.language,
    timeZone: site.timeZone,
    drawnCovers: site.drawnCovers,
    owner: site.ownerName,
    registration: registration.mode,
    ...(isOwner && { notifyNewDevice: registration.notifyNewDevice }),
  };
}
