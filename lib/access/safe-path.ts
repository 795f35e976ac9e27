/** Browsers read a backslash as a slash and drop control characters: `/\evil` and `/<tab>/evil` would leave the site. */
export function safePath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(next)) return '/';
  const base = 'http://site.invalid';
  if (!URL.canParse(next, base)) return '/';
  const url = new URL(next, base);
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}

export const logInPath = (next: string): string => withNext('/login', next);

export function withNext(path: string, next: unknown): string {
  const target = safePath(next);
  return target === '/' ? path : `${path}?next=${encodeURIComponent(target)}`;
}
