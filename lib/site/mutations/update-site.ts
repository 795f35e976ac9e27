import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db, type Executor } from '@/lib/db';
import { fail } from '@/lib/result';
import { indexSoon } from '@/lib/search/indexing/index-in-background';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';
import { readSite } from '@/lib/site/queries/site';
import { siteSection } from '@/lib/site/section-values';
import type { SiteInput } from '@/lib/site/validation';

type Problem = 'unknown-time-zone' | 'unknown-icon' | 'unknown-logo';
type Failed = { ok: false; code: Problem };

const section: Section<SiteInput> = {
  read: async (tx) => siteSection(await readSite(tx)),
  detail: () => 'title, description, language, time zone, icon and logo',
  columns: async ({ title, description, language, timeZone, iconUrl, logoUrl }, tx) => ({
    title,
    description,
    language,
    timeZone,
    iconId: await idOf(tx, iconUrl, 'unknown-icon'),
    logoId: await idOf(tx, logoUrl, 'unknown-logo'),
  }),
};

/**
 * What the site says about itself, and the pictures that stand for it, which stay where none is named.
 * `unknown-time-zone` for one that the database lacks, which counts years by it.
 * @param shown as in `changeSettings`. @throws {NotFoundError}
 */
export async function updateSite(
  actor: Actor,
  { title, description, language, timeZone, iconUrl, logoUrl }: SiteInput,
  shown?: Partial<SiteInput>,
): Promise<Saved<SiteInput> | Failed> {
  const known = await db.execute(
    sql`select 1 from pg_timezone_names where lower(name) = lower(${timeZone}) limit 1`,
  );
  if (known.length === 0) return fail('unknown-time-zone');
  const sent = { title, description, language, timeZone, iconUrl, logoUrl };
  try {
    const saved = await changeSettings(actor, section, sent, shown);
    // Posts without a language of their own are stemmed in that of the site.
    if (saved.ok) indexSoon();
    return saved;
  } catch (error) {
    if (error instanceof UnknownPicture) return fail(error.problem);
    throw error;
  }
}

class UnknownPicture extends Error {
  constructor(readonly problem: 'unknown-icon' | 'unknown-logo') {
    super(problem);
  }
}

/** Locked until the end, so that nobody throws it away meanwhile. Undefined leaves the column as it is. */
async function idOf(
  tx: Executor,
  name: string | null | undefined,
  problem: 'unknown-icon' | 'unknown-logo',
): Promise<number | null | undefined> {
  if (!name) return name as null | undefined;
  const [picture] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.name, name), isNull(media.deletedAt)))
    .for('share');
  if (!picture) throw new UnknownPicture(problem);
  return picture.id;
}
