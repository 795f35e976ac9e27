import type { Element } from 'hast';
import { attribute } from './element';

const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|vero_id|oly_\w+_id)$/i;

/** Where a link leads without those who count it; '' where it leads nowhere for a reader. */
export function addressOf(link: Element): string {
  const href = attribute(link, 'href').trim();
  if (/^\/(?!\/)/.test(href) || /^(?:mailto|tel):/i.test(href)) return href;
  const url = webAddress(href);
  return url ? withoutTracking(url, href) : '';
}

/** The address of a picture that a post can show: the web's or the site's own, never the clipboard's own bytes. */
export function pictureOf(image: Element): string {
  const candidates = ['src', 'dataSrc', 'dataOriginal', 'dataLazySrc'].map((name) =>
    attribute(image, name).trim(),
  );
  return candidates.find((src) => /^\/(?!\/)/.test(src) || webAddress(src) !== undefined) ?? '';
}

function webAddress(address: string): URL | undefined {
  if (!/^https?:\/\//i.test(address)) return undefined;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** The author's own spelling where nothing has to go: a URL object percent-encodes other scripts. */
function withoutTracking(url: URL, spelled: string): string {
  const target = url.searchParams.get('q') ?? url.searchParams.get('url');
  const isRedirect = /(?:^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url';
  const inner = isRedirect && target ? webAddress(target) : undefined;
  if (inner && target) return withoutTracking(inner, target);
  const names = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  if (names.length === 0) return spelled;
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}
