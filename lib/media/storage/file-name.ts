import { randomBytes } from 'node:crypto';

/** A file of a picture: which picture, how often it was replaced before, and how wide if not the widest. */
export type FileName = { stem: string; edition: number; width?: number };

const pattern = /^([a-f0-9]{24})(?:_([1-9]\d{0,5}))?(?:-([1-9]\d{1,4}))?\.webp$/;

/** Names are made here and nowhere else: no dots, no slashes, one extension. */
export const makeMediaName = (): string => `${randomBytes(12).toString('hex')}.webp`;

export function parseFileName(name: string): FileName | null {
  const [, stem, edition = '1', width] = pattern.exec(name) ?? [];
  return stem ? { stem, edition: Number(edition), ...(width && { width: Number(width) }) } : null;
}

/** Files of a picture that belong together; the first ones have the plain name. */
export const fileBase = (name: string, edition: number): string =>
  `${name.replace(/\.webp$/, '')}${edition > 1 ? `_${edition}` : ''}`;

export const fileName = (base: string, width?: number): string => `${base}${width ? `-${width}` : ''}.webp`;
