/** No query, because some links carry secrets there, and nothing of a link that is a secret. */
export function pathForLog(url: string): string {
  return url.replace(/\?.*/s, '').replace(/(?<=^\/(?:links|drafts)\/).*/s, '…');
}
