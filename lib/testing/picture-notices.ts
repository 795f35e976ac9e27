import 'server-only';
import {
  deletePicture,
  describePicture,
  keepFirstDescription,
  restorePicture,
} from '@/lib/media/mutations/change-picture';
import { makeMissingVariants } from '@/lib/media/mutations/make-missing-variants';
import { purgeBinnedPictures, purgePicture, sweepPictures } from '@/lib/media/mutations/purge-pictures';
import { replacePicture } from '@/lib/media/mutations/replace-picture';
import { makeOwner, makePicture } from '@/lib/testing/factories';

/** Prepares a mutation, then runs it. */
export type Run = () => Promise<() => Promise<unknown>>;

const onePixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** For lib/content-notice.db.test.ts: what changes what readers see. */
export const changingPictures: Record<string, Run> = {
  makeMissingVariants: async () => {
    await makePicture({ widths: null });
    return makeMissingVariants;
  },
  deletePicture: async () => {
    const [owner, { id }] = [await makeOwner(), await makePicture()];
    return () => deletePicture(owner, id);
  },
  replacePicture: async () => {
    const [owner, { id }] = [await makeOwner(), await makePicture()];
    return () => replacePicture(owner, id, 1, { bytes: onePixel });
  },
};

/** And what does not. */
export const quietPictures: Record<string, Run> = {
  'makeMissingVariants: none is missing': async () => {
    await makeMissingVariants();
    return makeMissingVariants;
  },
  describePicture: async () => {
    const [owner, { id }] = [await makeOwner(), await makePicture()];
    return () => describePicture(owner, id, { alt: 'A lamp' });
  },
  keepFirstDescription: async () => {
    const [owner, { id }] = [await makeOwner(), await makePicture()];
    return () => keepFirstDescription(owner, id, 'A lamp');
  },
  restorePicture: async () => {
    const [owner, { id }] = [await makeOwner(), await makePicture({ deletedAt: new Date() })];
    return () => restorePicture(owner, id);
  },
  sweepPictures: async () => sweepPictures,
  purgePicture: async () => {
    const [owner, { id }] = [await makeOwner(), await makePicture()];
    await deletePicture(owner, id);
    return () => purgePicture(owner, id);
  },
  purgeBinnedPictures: async () => {
    const owner = await makeOwner();
    return () => purgeBinnedPictures(owner);
  },
};
