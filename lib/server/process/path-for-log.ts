/**
 * The part of an address that a log may keep: no query, because some links carry secrets there, and nothing of
 * a one-time link, which is as good as a password until it is used.
 */
export function pathForLog(url: string): string {
  return url.replace(/\?.*/s, '').replace(/(?<=\/links\/).*/s, '…');
}
