import { createHash, randomBytes } from 'node:crypto';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import { inlineScripts, trustedScripts } from '@/lib/server/http/next/framework-scripts';

/** For everything that is not a page: it may load nothing and be framed by nobody. */
export const FILE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Inline scripts of a page that have a hash each; Next makes one for each 32 kB of a page. */
const MAX_HASHES = 16;

/**
 * A prerendered page and its policy: the hashes of the trusted inline scripts in the very bytes that are sent. Where
 * there are many, those that stand beside each other become one: proxies take headers of 4 or 8 kB and no more.
 */
export async function hashPage(html: string): Promise<{ html: string; policy: string }> {
  const all = await inlineScripts(html);
  const scripts = trustedScripts(all);
  if (scripts.length <= MAX_HASHES || scripts.length < all.length)
    return { html, policy: pagePolicy(scripts.map(sha256)) };
  const joined = html.replaceAll('</script><script>self.__next_f.push([', ';self.__next_f.push([');
  return { html: joined, policy: pagePolicy((await inlineScripts(joined)).map(sha256)) };
}

/** For a page rendered per request. Next takes the nonce from the request's header of the same name. */
export function noncePolicy(): string {
  return pagePolicy([`'nonce-${randomBytes(18).toString('base64')}'`, themeHash]);
}

/** For `next dev`, whose error overlay and hot reloading need more. */
export function developmentPolicy(): string {
  return pagePolicy(["'unsafe-inline'", "'unsafe-eval'"])
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws:");
}

/** For a page of our own with one style sheet inside and no script. */
export function stylePolicy(css: string): string {
  return `${FILE_POLICY.replace("form-action 'none'", "form-action 'self'")}; style-src ${sha256(css)}`;
}

function pagePolicy(scripts: string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(scripts)].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const themeHash = sha256(THEME_SCRIPT);
