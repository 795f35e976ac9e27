import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { cache } from 'react';
import { OWNER_ID } from '@/lib/access/actor';
import { site, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { byContent } from '@/lib/memo-by-content';
import type { DateStyle } from '@/lib/format-date';

export type Site = DateStyle & {
  title: string;
  description: string;
  /** Posts without a cover get one that is drawn. */
  drawnCovers: boolean;
  claimed: boolean;
  ownerName: string | null;
};

/** On every page, and changed by nothing but settings. */
export const getSite = cache((): Promise<Site> => byContent('site', readSite, []));

async function readSite(): Promise<Site> {
  const [row] = await db
    .select({
      title: site.title,
      description: site.description,
      language: site.language,
      timeZone: site.timeZone,
      drawnCovers: site.drawnCovers,
      claimedAt: site.claimedAt,
      ownerName: users.name,
    })
    .from(site)
    .leftJoin(users, eq(users.id, OWNER_ID));
  if (!row) throw new Error('the site row is missing; were the migrations applied?');
  return {
    title: row.title,
    description: row.description,
    language: row.language,
    timeZone: row.timeZone,
    drawnCovers: row.drawnCovers,
    claimed: row.claimedAt !== null,
    ownerName: row.ownerName,
  };
}

export type Registration = {
  mode: 'open' | 'closed' | 'invite';
  hasInvite: boolean;
  notifyNewDevice: boolean;
};

/** The mode of registration, and the owner's choice about notices. Never the invite itself: only its hash is kept. */
export async function getRegistration(): Promise<Registration> {
  const [row] = await db
    .select({
      mode: site.registration,
      hasInvite: sql<boolean>`${site.inviteHash} is not null`,
      notifyNewDevice: site.notifyNewDevice,
    })
    .from(site);
  if (!row) throw new Error('the site row is missing; were the migrations applied?');
  return row;
}
