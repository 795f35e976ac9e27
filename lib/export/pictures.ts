import 'server-only';
import { fileBase, fileName } from '@/lib/media/storage/file-name';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import type { Entry } from './entry';
import { folders, type PictureLine } from './export-format';
import type { listExportedPictures } from './queries/small-lists';

export type Picture = Awaited<ReturnType<typeof listExportedPictures>>[number];

const fileOf = ({ name, edition }: Picture): string => fileName(fileBase(name, edition));

/** Those whose files are there, and the names of the others: a database may have come back without its folder. */
export async function findStored(pictures: Picture[]): Promise<{ stored: Picture[]; lost: string[] }> {
  const stored: Picture[] = [];
  const lost: string[] = [];
  for (const picture of pictures) {
    if (await mediaStorage().has(fileOf(picture))) stored.push(picture);
    else lost.push(picture.name);
  }
  return { stored, lost };
}

export const pictureLine = ({ edition: _edition, createdAt, ...facts }: Picture): PictureLine => ({
  ...facts,
  created: createdAt.toISOString(),
});

/** The widest file, which the others are made from. Null when it was thrown away since. */
export async function pictureEntry(picture: Picture): Promise<Entry | null> {
  const content = await mediaStorage().read(fileOf(picture));
  const path = `${folders.media}/${picture.name}`;
  return content && { path, content, modifiedAt: picture.createdAt, isCompressed: true };
}
