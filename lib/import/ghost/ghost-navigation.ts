import { startOf } from '@/lib/cut-text';

/** Links of the header, in what a setting of Ghost keeps them in: JSON, whose addresses may be paths. */
export function navigationIn(setting = ''): { label: string; href: string }[] {
  const links = parsed(setting);
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) => {
    const { label, url } = (link ?? {}) as { label?: unknown; url?: unknown };
    if (typeof label !== 'string' || typeof url !== 'string' || label.trim() === '') return [];
    const href = url.trim().replace(/^__GHOST_URL__(?=\/|$)/, '') || '/';
    // The site's own name leads home already.
    if (href === '/') return [];
    return [
      { label: startOf(label.trim(), 40), href: href.startsWith('/') ? href.replace(/\/+$/, '') : href },
    ];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
