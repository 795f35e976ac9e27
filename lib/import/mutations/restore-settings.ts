import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { media, posts, site, users } from '@/drizzle/schema';
import { OWNER_ID, type Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Transaction } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { namingColumns, otherColumns } from '@/lib/export/queries/settings-columns';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import type { FormerSettings } from '@/lib/import/former-settings';

type SiteColumns = Partial<typeof site.$inferInsert>;
type ProfileColumns = Partial<Pick<typeof users.$inferInsert, 'name' | 'bio' | 'website' | 'pictureId'>>;

/** What stood there, and what stands there now: for undoing. */
export type RestoredSettings = Record<'site' | 'owner', { was: object; is: object }>;

/**
 * Takes over what another Colophon was like, its owner's name among it. What was not said there stays.
 * @param pinnedPostId the post that stood first there, where it has come in. @throws {NotFoundError}
 */
export async function restoreSettings(
  tx: Transaction,
  actor: Actor,
  former: FormerSettings,
  pinnedPostId: number | null,
): Promise<RestoredSettings> {
  if (!canManageSite(actor)) throw new NotFoundError();
  const { icon, logo, owner, pinnedPost: _key, ...plain } = former;
  const columns: SiteColumns = {
    ...plain,
    iconId: await pictureId(tx, icon),
    logoId: await pictureId(tx, logo),
    ...((await isPinnable(tx, pinnedPostId)) && { pinnedPostId }),
  };
  const profile: ProfileColumns = owner
    ? {
        name: owner.name,
        bio: owner.bio,
        website: owner.website,
        pictureId: await pictureId(tx, owner.picture),
      }
    : {};
  const was = await readSettings(tx);
  await writeSettings(tx, columns, profile);
  await recordEvent('settings-changed', { actorId: actor.id, detail: 'those of an import' }, tx);
  await notifyContentChanged(tx);
  const is = await readSettings(tx);
  return { site: { was: was.site, is: is.site }, owner: { was: was.owner, is: is.owner } };
}

/** Each setting that was changed and stands as it was taken over becomes what it was; others stay as they are. */
export async function undoSettings(
  tx: Transaction,
  { site: ofSite, owner }: RestoredSettings,
): Promise<void> {
  const now = await readSettings(tx);
  await writeSettings(tx, changesBack(now.site, ofSite), changesBack(now.owner, owner));
  await notifyContentChanged(tx);
}

function changesBack(now: object, { was, is }: { was: object; is: object }): Record<string, unknown> {
  const valueIn = (from: object, name: string): unknown => (from as Record<string, unknown>)[name];
  const isSame = (one: object, other: object, name: string): boolean =>
    JSON.stringify(valueIn(one, name)) === JSON.stringify(valueIn(other, name));
  return Object.fromEntries(
    Object.entries(was).filter(([name]) => isSame(now, is, name) && !isSame(was, is, name)),
  );
}

async function writeSettings(tx: Transaction, columns: SiteColumns, profile: ProfileColumns): Promise<void> {
  const isSaid = (part: object): boolean => Object.values(part).some((value) => value !== undefined);
  if (isSaid(columns)) await tx.update(site).set(columns).where(eq(site.id, 1));
  if (isSaid(profile)) await tx.update(users).set(profile).where(eq(users.id, OWNER_ID));
}

async function readSettings(tx: Transaction) {
  const [ofSite] = await tx
    .select({
      ...namingColumns,
      iconId: site.iconId,
      logoId: site.logoId,
      ...otherColumns,
      pinnedPostId: site.pinnedPostId,
    })
    .from(site)
    .for('update');
  const [owner] = await tx
    .select({ name: users.name, bio: users.bio, website: users.website, pictureId: users.pictureId })
    .from(users)
    .where(eq(users.id, OWNER_ID))
    .for('update');
  if (!ofSite || !owner) throw new Error('the site has no owner');
  return { site: ofSite, owner };
}

/** Undefined keeps what is there, as for a picture that is not here; null is none. */
async function pictureId(
  tx: Transaction,
  name: string | null | undefined,
): Promise<number | null | undefined> {
  if (!name) return name as null | undefined;
  const [found] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.name, name), isNull(media.deletedAt)))
    .for('share');
  return found?.id;
}

async function isPinnable(tx: Transaction, id: number | null): Promise<boolean> {
  if (id === null) return false;
  return (await tx.$count(posts, and(eq(posts.id, id), isKeptPost, eq(posts.kind, 'post')))) > 0;
}
