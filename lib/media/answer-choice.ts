import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { answerJson } from '@/lib/handler';
import type { PictureChoice } from '@/lib/media/choice';
import { LibraryFilterSchema } from '@/lib/media/library-filter';
import { pictureOfWidth, pictureUrl } from '@/lib/picture';
import { listPictures } from '@/lib/media/queries/library';

/** Pixels of the pictures that are offered, on a screen of two a CSS pixel. */
const THUMBNAIL = 320;

/** Answers an empty page for one that there is not. */
export async function answerChoice(request: Request, actor: Actor): Promise<Response> {
  const { search, page } = LibraryFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const list = await listPictures(actor, { search, page });
  const answer: PictureChoice = {
    pictures: (list?.pictures ?? []).map((picture) => ({
      id: picture.id,
      label: picture.alt || picture.sourceName || `Picture ${picture.id}`,
      alt: picture.alt ?? '',
      url: pictureUrl(picture),
      thumbnail: pictureOfWidth(picture, THUMBNAIL),
    })),
    hasMore: list !== null && page < list.pageCount,
  };
  return answerJson(answer);
}
