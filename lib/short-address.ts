/** A web address as people say it, without what all of them have. */
export function shortAddress(website: string): string {
  const { host, pathname } = new URL(website);
  return host + (pathname === '/' ? '' : pathname);
}
