import { createHash } from 'node:crypto';
import path from 'node:path';
import { decodePercent } from '@/lib/decode-percent';

/** Bytes of a name: file systems take 255. */
const MAX_BYTES = 200;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What a server alone can answer, and pages of one person. Below `comments` a number leads on to where it is shown. */
const excluded =
  /^\/(?:admin|account|account-deleted|api|draft|drafts|links|login|register|search|share|_hydrate|not-found|not-found-page)(?:\/|$)|^\/comments\/(?!feed\.xml$)[^/]+\/|^\/comments\/unposted$|^\/manifest\.webmanifest$|^\/speculation-rules\.json$/;

export const isExcluded = (sitePath: string): boolean => excluded.test(sitePath);

/** The file for what the site has at a path. @param sitePath encoded, as addresses have it */
export function fileOf(sitePath: string, isPage: boolean): string {
  const names = sitePath.split('/').filter(Boolean).map(nameOf);
  return (isPage ? [...names, 'index.html'] : names).join('/');
}

/** Whether its file has the name that readers ask for. */
export const keepsItsName = (sitePath: string): boolean =>
  sitePath.split('/').every((segment) => segment === '' || nameOf(segment) === decodePercent(segment));

/** Two slugs that differ are two folders, whatever the file system makes of long or odd ones. */
function nameOf(segment: string): string {
  const name = decodePercent(segment);
  const clean = name.replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*#]/g, '_');
  if (
    clean === name &&
    Buffer.byteLength(name) <= MAX_BYTES &&
    !reserved.test(name) &&
    !/^\.|[. ]$/.test(name)
  )
    return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${[...clean].slice(0, 40).join('').replace(/^\.+/, '')}_${mark}`;
}

/** From one file to another, as an address. */
export function linkBetween(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.split('/').map(encodeURIComponent).join('/');
}
