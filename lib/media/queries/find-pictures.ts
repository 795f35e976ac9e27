import 'server-only';
import { eq, inArray, sql, type SQLWrapper } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { Picture } from '@/lib/picture';

export const pictureColumns = {
  name: media.name,
  edition: media.edition,
  width: media.width,
  height: media.height,
  widths: sql<number[]>`coalesce(${media.widths}, '{}')`,
};

/** The stored picture that an address of this site means, or null. For selects that join. */
export const pictureAt = (address: SQLWrapper) => sql<Picture | null>`(
  select json_build_object('name', ${media.name}, 'edition', ${media.edition}, 'width', ${media.width},
    'height', ${media.height}, 'widths', coalesce(${media.widths}, '{}'))
  from ${media} where ${media.name} = substring(${address} from '^/media/([a-f0-9]{24})') || '.webp')`;

/** The picture that a person or the site has chosen by its number, or null. For selects that join. */
export const pictureOf = (id: SQLWrapper) => sql<Picture | null>`(
  select json_build_object('name', ${media.name}, 'edition', ${media.edition}, 'width', ${media.width},
    'height', ${media.height}, 'widths', coalesce(${media.widths}, '{}'))
  from ${media} where ${media.id} = ${id} and ${media.deletedAt} is null)`;

/** By name; what is not stored is not there. */
export async function findPictures(names: string[]): Promise<Map<string, Picture>> {
  const rows = await db.select(pictureColumns).from(media).where(inArray(media.name, names));
  return new Map(rows.map((row) => [row.name, row]));
}

export type PictureState = Picture & { deletedAt: Date | null };

/** Also of those that wait in the bin, by name. */
export async function findPictureStates(names: string[]): Promise<Map<string, PictureState>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select({ ...pictureColumns, deletedAt: media.deletedAt })
    .from(media)
    .where(inArray(media.name, names));
  return new Map(rows.map((row) => [row.name, row]));
}

/** Also of one that waits in the bin. */
export async function getPictureState(name: string): Promise<PictureState | null> {
  const [row] = await db
    .select({ ...pictureColumns, deletedAt: media.deletedAt })
    .from(media)
    .where(eq(media.name, name));
  return row ?? null;
}
