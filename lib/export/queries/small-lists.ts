import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { media, ownRedirects, series, site, tagAliases, tags, users } from '@/drizzle/schema';
import { OWNER_ID } from '@/lib/access/actor';
import type { Transaction } from '@/lib/db';
import type { RedirectEntry, SeriesEntry, TagEntry } from '@/lib/export/export-format';
import { inOrder } from './order';
import { namingColumns, otherColumns } from './settings-columns';

const [icons, logos, faces] = [alias(media, 'icons'), alias(media, 'logos'), alias(media, 'faces')];

/** What the owner has chosen for the site and says of themselves. No secret is among it. */
export async function getExportedSettings(tx: Transaction) {
  const [row] = await tx
    .select({
      ...namingColumns,
      icon: icons.name,
      logo: logos.name,
      ...otherColumns,
      owner: { name: users.name, website: users.website, bio: users.bio, picture: faces.name },
    })
    .from(site)
    .innerJoin(users, eq(users.id, OWNER_ID))
    .leftJoin(icons, and(eq(icons.id, site.iconId), isNull(icons.deletedAt)))
    .leftJoin(logos, and(eq(logos.id, site.logoId), isNull(logos.deletedAt)))
    .leftJoin(faces, and(eq(faces.id, users.pictureId), isNull(faces.deletedAt)));
  if (!row) throw new Error('the site has no owner');
  return row;
}

export const listExportedTags = (tx: Transaction): Promise<TagEntry[]> =>
  tx
    .select({
      name: tags.name,
      slug: tags.slug,
      description: tags.description,
      aliases: sql<string[]>`array(select ${tagAliases.slug} from ${tagAliases}
        where ${tagAliases.tagId} = ${tags.id} order by ${inOrder(tagAliases.slug)})`,
    })
    .from(tags)
    .orderBy(inOrder(tags.slug));

export const listExportedSeries = (tx: Transaction): Promise<SeriesEntry[]> =>
  tx
    .select({ name: series.name, slug: series.slug, description: series.description })
    .from(series)
    .orderBy(inOrder(series.slug));

export const listExportedRedirects = (tx: Transaction): Promise<RedirectEntry[]> =>
  tx
    .select({
      path: ownRedirects.path,
      target: ownRedirects.target,
      permanent: ownRedirects.isPermanent,
    })
    .from(ownRedirects)
    .orderBy(inOrder(ownRedirects.path));

/** A picture with the name of the file that holds it, which changes when it is replaced. */
export const listExportedPictures = (tx: Transaction) =>
  tx
    .select({
      name: media.name,
      edition: media.edition,
      sourceName: media.sourceName,
      sourceHash: media.sourceHash,
      alt: media.alt,
      width: media.width,
      height: media.height,
      createdAt: media.createdAt,
    })
    .from(media)
    .where(isNull(media.deletedAt))
    .orderBy(asc(media.name));
