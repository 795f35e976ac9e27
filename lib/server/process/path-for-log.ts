/** No query, because some links carry secrets there, and nothing of a one-time link. */
export function pathForLog(url: string): string {
  return url.replace(/\?.*/s, '').replace(/(?<=\/links\/).*/s, '…');
}
