import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { cache } from 'react';
import { OWNER_ID } from '@/lib/access/actor';
import { media, site, users, type fontPair, type homeLayout, type SiteLink } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import type { Picture } from '@/lib/picture';
import { byContent } from '@/lib/memo-by-content';
import type { DateStyle } from '@/lib/format-date';

export type Site = DateStyle & {
  title: string;
  description: string;
  /** Posts without a cover get one that is drawn. */
  drawnCovers: boolean;
  icon: Picture | null;
  /** In the header, in place of the title. */
  logo: Picture | null;
  /** `#rrggbb`, as chosen. */
  accent: string;
  fontPair: (typeof fontPair.enumValues)[number];
  homeLayout: (typeof homeLayout.enumValues)[number];
  navigation: SiteLink[];
  footerLinks: SiteLink[];
  socialLinks: string[];
  showColophon: boolean;
  claimed: boolean;
  ownerName: string | null;
};

const icons = alias(media, 'icons');
const logos = alias(media, 'logos');

/** On every page, and changed by nothing but settings. */
export const getSite = cache((): Promise<Site> => byContent('site', () => readSite(), []));

/** As it is now, kept nowhere. */
export async function readSite(executor: Executor = db): Promise<Site> {
  const [row] = await executor
    .select({
      title: site.title,
      description: site.description,
      language: site.language,
      timeZone: site.timeZone,
      drawnCovers: site.drawnCovers,
      icon: {
        name: icons.name,
        edition: icons.edition,
        width: icons.width,
        height: icons.height,
        widths: sql<number[]>`coalesce(${icons.widths}, '{}')`,
      },
      logo: {
        name: logos.name,
        edition: logos.edition,
        width: logos.width,
        height: logos.height,
        widths: sql<number[]>`coalesce(${logos.widths}, '{}')`,
      },
      accent: site.accent,
      fontPair: site.fontPair,
      homeLayout: site.homeLayout,
      navigation: site.navigation,
      footerLinks: site.footerLinks,
      socialLinks: site.socialLinks,
      showColophon: site.showColophon,
      claimedAt: site.claimedAt,
      ownerName: users.name,
    })
    .from(site)
    .leftJoin(users, eq(users.id, OWNER_ID))
    .leftJoin(icons, and(eq(icons.id, site.iconId), isNull(icons.deletedAt)))
    .leftJoin(logos, and(eq(logos.id, site.logoId), isNull(logos.deletedAt)));
  if (!row) throw new Error('the site row is missing; were the migrations applied?');
  const { claimedAt, ...rest } = row;
  return { ...rest, claimed: claimedAt !== null };
}

export type Registration = {
  mode: 'open' | 'closed' | 'invite';
  hasInvite: boolean;
  notifyNewDevice: boolean;
};

/** The mode of registration, and the owner's choice about notices. Never the invite itself: only its hash is kept. */
export async function getRegistration(executor: Executor = db): Promise<Registration> {
  const [row] = await executor
    .select({
      mode: site.registration,
      hasInvite: sql<boolean>`${site.inviteHash} is not null`,
      notifyNewDevice: site.notifyNewDevice,
    })
    .from(site);
  if (!row) throw new Error('the site row is missing; were the migrations applied?');
  return row;
}
