import 'server-only';
import { and, desc, eq, ilike, isNotNull, isNull, not, or, sql } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { daysLeft } from '@/lib/bin/queries/days-left';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isId } from '@/lib/fields';
import { containing } from '@/lib/like-pattern';
import type { LibraryView } from '@/lib/media/library-filter';
import type { Picture } from '@/lib/picture';
import { pictureColumns } from '@/lib/media/queries/find-pictures';
import { countUses, isUsed } from '@/lib/media/queries/uses';
import { offsetPage } from '@/lib/offset-page';
import { BINNED_PER_PAGE, PICTURES_PER_PAGE } from '@/lib/page-sizes';

export type LibraryPicture = Picture & {
  id: number;
  sourceName: string;
  /** Empty: decorative. Null: nobody has said. */
  alt: string | null;
  byteSize: number;
  createdAt: Date;
  deletedAt: Date | null;
  useCount: number;
};

const libraryColumns = {
  ...pictureColumns,
  id: media.id,
  sourceName: media.sourceName,
  alt: media.alt,
  byteSize: media.byteSize,
  createdAt: media.createdAt,
  deletedAt: media.deletedAt,
  useCount: countUses(media.name),
};

const inView: Record<LibraryView, ReturnType<typeof and>> = {
  all: isNull(media.deletedAt),
  unused: and(isNull(media.deletedAt), not(isUsed(media.name))),
  undescribed: and(isNull(media.deletedAt), isNull(media.alt)),
  bin: isNotNull(media.deletedAt),
};

type Wanted = { view?: LibraryView; search?: string; page?: number };

/** Null for a page that there is not. */
export async function listPictures(viewer: Viewer, { view = 'all', search, page = 1 }: Wanted = {}) {
  if (!canManagePosts(viewer)) return null;
  const pattern = containing((search ?? '').replace(/\0/g, ''));
  const filter = and(
    inView[view],
    search
      ? or(ilike(media.sourceName, pattern), ilike(media.alt, pattern), ilike(media.name, pattern))
      : undefined,
  );
  const place = offsetPage(await db.$count(media, filter), page, PICTURES_PER_PAGE);
  if (!place) return null;
  const pictures: LibraryPicture[] = await db
    .select(libraryColumns)
    .from(media)
    .where(filter)
    .orderBy(desc(media.id))
    .limit(place.limit)
    .offset(place.offset);
  return { pictures, ...place.shown };
}

export async function getPicture(viewer: Viewer, id: number): Promise<LibraryPicture | null> {
  if (!canManagePosts(viewer) || !isId(id)) return null;
  const [picture] = await db.select(libraryColumns).from(media).where(eq(media.id, id));
  return picture ?? null;
}

export type BinnedPicture = LibraryPicture & { deletedAt: Date; daysLeft: number };

/** What waits to be removed for good. Deleted last comes first. Null for a page that is not there. @throws {NotFoundError} for anybody but the owner */
export async function listBinnedPictures(viewer: Viewer, page = 1) {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  const total = await db.$count(media, inView.bin);
  const place = offsetPage(total, page, BINNED_PER_PAGE);
  if (!place) return null;
  const items: BinnedPicture[] = await db
    .select({
      ...libraryColumns,
      deletedAt: sql<Date>`${media.deletedAt}`.mapWith(media.deletedAt),
      daysLeft: daysLeft(media.deletedAt),
    })
    .from(media)
    .where(inView.bin)
    .orderBy(sql`${media.deletedAt} desc`, desc(media.id))
    .limit(place.limit)
    .offset(place.offset);
  return { items, total, ...place.shown };
}

export type StorageTotal = { pictureCount: number; bytes: number };

export async function getStorageTotal(viewer: Viewer): Promise<StorageTotal> {
  if (!canManagePosts(viewer)) return { pictureCount: 0, bytes: 0 };
  const [total] = await db
    .select({
      pictureCount: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${media.byteSize}), 0)`.mapWith(Number),
    })
    .from(media);
  return total!;
}
