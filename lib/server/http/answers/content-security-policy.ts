import { createHash, randomBytes } from 'node:crypto';
import { EMBED_HOSTS } from '@/lib/embed-hosts';
import { THEME_SCRIPT } from '@/lib/inline-scripts';

/** The policy of whatever is not a page: it may load nothing and be framed by nobody. */
export const FILE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A worker has the policy of its own script, and the build's scripts load each other. */
export const filePolicy = (contentType: unknown): string =>
  /^(?:text|application)\/javascript\b/.test(String(contentType))
    ? `${FILE_POLICY}; script-src 'self'`
    : FILE_POLICY;

const themeHash = sha256(THEME_SCRIPT);

/** The policy of a page that everybody gets: one script of ours, files of the build, and the players of posts. */
export const READER_POLICY = [
  pagePolicy([themeHash]),
  `frame-src ${EMBED_HOSTS.map((host) => `https://${host}`).join(' ')}`,
].join('; ');

/** The policy of a page rendered per request. Next takes the nonce from the request's header of the same name. */
export function noncePolicy(): string {
  return pagePolicy([`'nonce-${randomBytes(18).toString('base64')}'`, themeHash]);
}

export function developmentPolicy(): string {
  return pagePolicy(["'unsafe-inline'", "'unsafe-eval'"])
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", "connect-src 'self' ws:");
}

export function stylePolicy(css: string): string {
  return `${FILE_POLICY.replace("form-action 'none'", "form-action 'self'")}; style-src ${sha256(css)}`;
}

/** @param scripts sources of inline scripts: hashes, or a nonce */
export function pagePolicy(scripts: string[]): string {
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

export function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
