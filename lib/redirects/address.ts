import { decodePercent } from '@/lib/decode-percent';
import { isReservedPath } from '@/lib/reserved-paths';
import { z } from '@/lib/zod';

export const MAX_PATH = 300;
export const MAX_TARGET = 2000;

/** A path as it is stored: decoded, absolute, without query and trailing slash. Whole addresses of any site lose their origin. */
export function pathOf(address: string): string {
  const [bare = ''] = address
    .trim()
    .replace(/^https?:\/\/[^/]*/i, '')
    .split(/[?#]/);
  const path = `/${bare.replace(/^\/+/, '').replace(/\/+$/, '')}`;
  return decodePercent(path).normalize('NFC');
}

const hasControl = (text: string) => /[\0-\x1f\x7f\\]/.test(text);

export const FromSchema = z
  .string()
  .default('')
  .transform(pathOf)
  .refine((path) => path !== '/', { error: 'Enter the path that leads on, such as /old-page.' })
  .refine((path) => path.length <= MAX_PATH && !hasControl(path), {
    error: 'This is no path that can be kept.',
  })
  .refine((path) => !isReservedPath(path) || path === '/', {
    error: 'The site itself has something at this address.',
  });

/** A path of this site, with what follows it, or an https address; nothing that a browser could read as another host. */
export const TargetSchema = z
  .string()
  .default('')
  .transform((target) => target.trim())
  .refine((target) => target !== '', { error: 'Enter where it leads.' })
  .refine((target) => target.length <= MAX_TARGET && !hasControl(target), {
    error: 'This address is too long, or none.',
  })
  .refine((target) => isPathOfSite(target) || isHttps(target), {
    error: 'Enter a path that starts with one slash, or an address that starts with https://.',
  });

export const isPathOfSite = (target: string): boolean => /^\/(?!\/)/.test(target);

const isHttps = (target: string): boolean =>
  /^https:\/\/[^/]/i.test(target) && URL.canParse(target) && new URL(target).username === '';

/** As it is sent: what is no ASCII is encoded, what is encoded stays. */
export const locationOf = (target: string): string => {
  const url = new URL(target, 'https://this.site.invalid');
  return isPathOfSite(target) ? url.pathname + url.search + url.hash : url.href;
};
