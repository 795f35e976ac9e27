import { decodePercent } from '@/lib/decode-percent';

/**
 * An address of a WordPress as Colophon keeps old ones: a decoded path without a trailing slash, or `/?p=12`, which
 * keeps its query. Empty for the home page and for what is no address.
 */
export function oldAddress(address: string): string {
  const text = address.trim();
  const absolute = /^\/\//.test(text) ? `https:${text}` : text;
  if (!URL.canParse(absolute, 'https://old.invalid')) return '';
  const { pathname, searchParams } = new URL(absolute, 'https://old.invalid');
  for (const name of ['p', 'page_id', 'attachment_id']) {
    const id = searchParams.get(name);
    if (id && /^\d+$/.test(id)) return `${pathname.replace(/index\.php$/, '')}?${name}=${id}`;
  }
  const path = decodePercent(pathname).replace(/\/+$/, '').normalize('NFC');
  return path.includes('\0') ? '' : path;
}

/** The path below which the blog stood, with its slash at the end. */
export function rootOf(site: string): string {
  if (!URL.canParse(site)) return '/';
  return `${new URL(site).pathname.replace(/\/+$/, '')}/`;
}
