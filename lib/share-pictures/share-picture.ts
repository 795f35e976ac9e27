import { createHash } from 'node:crypto';

/** What is drawn for whoever shares a page that has no picture of its own. */
export type SharePicture = {
  /** Whose it is in the address: the number of a post, or `site`. */
  key: string;
  title: string;
  /** A line of small letters above. */
  label: string;
  /** BCP 47 of the title, or empty. */
  language: string;
  /** Degrees. */
  hue: number;
  /** The same hills for the same text. */
  seed: string;
};

export const SHARE_PICTURE_SIZE = { width: 1200, height: 630 };

/** To be raised with each change of how it is drawn, so that the changed picture gets another address. */
const DESIGN = 1;

/** It changes with what is drawn, so that programs may keep what lies there for ever. */
export const sharePictureName = (picture: SharePicture): string =>
  `${picture.key}-${createHash('sha256')
    .update(
      JSON.stringify([DESIGN, picture.title, picture.label, picture.language, picture.hue, picture.seed]),
    )
    .digest('hex')
    .slice(0, 16)}.png`;

export const sharePicturePath = (picture: SharePicture): string => `/share/${sharePictureName(picture)}`;

/** Whose picture a name means; null for what is no name. */
export const keyInName = (name: string): string | null =>
  /^(site|[1-9]\d{0,9})-[a-f0-9]{16}\.png$/.exec(name)?.[1] ?? null;
