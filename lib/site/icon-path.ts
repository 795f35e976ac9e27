import { pictureUrl, type Picture } from '@/lib/picture';

/** Pixels of a side: tabs, Apple's home screen, and the two that a manifest is to have. */
export const ICON_SIZES = [48, 180, 192, 512] as const;

export type IconSize = (typeof ICON_SIZES)[number];

/** Another picture, or another edition of it, has another address: browsers keep icons very long. */
export const iconPath = (icon: Picture, size: IconSize): string =>
  pictureUrl(icon).replace(/^\/media\/(.+)\.webp$/, `/icons/$1-${size}.png`);
