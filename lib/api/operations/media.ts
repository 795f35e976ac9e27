import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { ApiError } from '@/lib/api/api-error';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { tagOf, versionMeant } from '@/lib/api/entity-tag';
import { operation } from '@/lib/api/operation';
import { CursorQuery, IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import {
  BinnedPictures,
  Media,
  MediaQuery,
  Picture,
  PictureChange,
  PicturePage,
} from '@/lib/api/schemas/media';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { deletePicture, describePicture, restorePicture } from '@/lib/media/mutations/change-picture';
import { purgePicture } from '@/lib/media/mutations/purge-pictures';
import { replacePicture } from '@/lib/media/mutations/replace-picture';
import { storeImage } from '@/lib/media/mutations/store-image';
import { pictureUrl } from '@/lib/picture';
import {
  getPicture,
  listBinnedPictures,
  listPictures,
  type LibraryPicture,
} from '@/lib/media/queries/library';

const common = { tag: 'Media', who: canManagePosts, scope: 'media:write' } as const;

export const upload = operation({
  ...common,
  id: 'uploadMedia',
  method: 'POST',
  path: '/media',
  summary: 'Upload a picture: the body is the file itself',
  description:
    'JPEG, PNG, GIF and WebP, told by the bytes. It is kept as WebP, upright and without metadata, and the same file once.',
  takesImage: true,
  maxBytes: MAX_IMAGE_BYTES,
  success: 201,
  answer: Media,
  headers: { Location: 'The picture' },
  problems: ['unsupported-media-type'],
  async handle({ actor, body }) {
    const stored = await storeImage(actor, body as unknown as Uint8Array);
    if (!stored.ok) throw new ApiError(stored.code === 'too-large' ? 'too-large' : 'unsupported-media-type');
    const { id, url, width, height } = stored.value;
    return { body: { id, url, width, height }, headers: { Location: settings().SITE_URL + url } };
  },
});

export const list = operation({
  ...common,
  id: 'listMedia',
  method: 'GET',
  path: '/media',
  summary: 'The stored pictures, newest first',
  query: MediaQuery,
  success: 200,
  answer: PicturePage,
  headers: LINK_HEADER,
  problems: ['not-found'],
  async handle({ actor, query: { view, q: search, cursor }, request }) {
    const [page = 1] = readCursor('media', cursor) ?? [];
    const found = await listPictures(actor, { view, search, page: Number(page) });
    if (!found) throw new NotFoundError();
    return pageOf(
      request,
      found.pictures.map(factsOf),
      found.page < found.pageCount ? makeCursor('media', [found.page + 1]) : null,
    );
  },
});

export const get = operation({
  ...common,
  id: 'getMedia',
  method: 'GET',
  path: '/media/{id}',
  summary: 'One stored picture',
  params: IdParams,
  success: 200,
  answer: Picture,
  headers: { ETag: 'The edition, for If-Match' },
  problems: ['not-found'],
  handle: ({ actor, params }) => replyWithPicture(actor, params.id),
});

export const describe = operation({
  ...common,
  id: 'describeMedia',
  method: 'PATCH',
  path: '/media/{id}',
  summary: 'Say what a picture shows; texts that show it keep what they say',
  params: IdParams,
  body: PictureChange,
  success: 200,
  answer: Picture,
  headers: { ETag: 'The edition' },
  problems: ['not-found'],
  async handle({ actor, params, body }) {
    await requirePicture(actor, params.id);
    await describePicture(actor, params.id, { alt: body.alt });
    return replyWithPicture(actor, params.id);
  },
});

export const replace = operation({
  ...common,
  id: 'replaceMedia',
  method: 'PUT',
  path: '/media/{id}/file',
  summary: 'Put another file in the place of a picture, wherever it is shown: the body is the file itself',
  params: IdParams,
  takesImage: true,
  maxBytes: MAX_IMAGE_BYTES,
  version: 'optional',
  success: 200,
  answer: Picture,
  headers: { ETag: 'The new edition' },
  problems: ['not-found', 'stale', 'media-known', 'unsupported-media-type'],
  async handle({ actor, params, body, request }) {
    const picture = await requirePicture(actor, params.id);
    const edition = versionMeant(request, picture.edition);
    const file = { bytes: body as unknown as Uint8Array, sourceName: picture.sourceName };
    const replaced = await replacePicture(actor, params.id, edition, file);
    if (!replaced.ok) throw new ApiError(problemOf[replaced.code]);
    dropFinishedPages();
    return replyWithPicture(actor, params.id);
  },
});

export const remove = operation({
  ...common,
  id: 'deleteMedia',
  method: 'DELETE',
  path: '/media/{id}',
  summary: 'Put a picture that nothing shows into the bin, from where it can be restored for 30 days',
  params: IdParams,
  success: 204,
  problems: ['not-found', 'in-use'],
  async handle({ actor, params }) {
    const deleted = await deletePicture(actor, params.id);
    if (!deleted.ok) throw new ApiError('in-use');
    dropFinishedPages();
    return { body: undefined };
  },
});

export const listBin = operation({
  ...common,
  id: 'listDeletedMedia',
  method: 'GET',
  path: '/bin/media',
  summary: 'Pictures in the bin, deleted last first',
  query: CursorQuery,
  success: 200,
  answer: BinnedPictures,
  headers: LINK_HEADER,
  problems: ['not-found'],
  async handle({ actor, query, request }) {
    const [page = 1] = readCursor('binned media', query.cursor) ?? [];
    const found = await listBinnedPictures(actor, Number(page));
    if (!found) throw new NotFoundError();
    return pageOf(
      request,
      found.items.map(({ deletedAt, daysLeft, ...picture }) => ({
        ...factsOf(picture),
        deletedAt,
        daysLeft,
      })),
      found.page < found.pageCount ? makeCursor('binned media', [found.page + 1]) : null,
    );
  },
});

export const restore = operation({
  ...common,
  id: 'restoreMedia',
  method: 'PUT',
  path: '/bin/media/{id}/restored',
  summary: 'Take a picture out of the bin',
  params: IdParams,
  success: 200,
  answer: Picture,
  headers: { ETag: 'The edition' },
  problems: ['not-found'],
  async handle({ actor, params }) {
    await restorePicture(actor, params.id);
    dropFinishedPages();
    return replyWithPicture(actor, params.id);
  },
});

export const purge = operation({
  ...common,
  id: 'purgeMedia',
  method: 'DELETE',
  path: '/bin/media/{id}',
  summary: 'Delete a picture that is in the bin, for ever',
  params: IdParams,
  success: 204,
  problems: ['not-found'],
  async handle({ actor, params }) {
    await purgePicture(actor, params.id);
    return { body: undefined };
  },
});

const problemOf = {
  'not-an-image': 'unsupported-media-type',
  'too-large': 'too-large',
  known: 'media-known',
  stale: 'stale',
} as const;

const factsOf = (picture: Omit<LibraryPicture, 'deletedAt'>) => ({
  id: picture.id,
  url: pictureUrl(picture),
  width: picture.width,
  height: picture.height,
  name: picture.sourceName,
  alt: picture.alt,
  edition: picture.edition,
  bytes: picture.byteSize,
  useCount: picture.useCount,
  createdAt: picture.createdAt,
});

/** What is in the bin is found there alone. @throws {NotFoundError} */
async function requirePicture(actor: Actor, id: number): Promise<LibraryPicture> {
  const picture = await getPicture(actor, id);
  if (!picture || picture.deletedAt) throw new NotFoundError();
  return picture;
}

async function replyWithPicture(actor: Actor, id: number) {
  const picture = await requirePicture(actor, id);
  return { body: factsOf(picture), headers: { ETag: tagOf(picture.edition) } };
}
