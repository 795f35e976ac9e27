import { decodePercent } from '@/lib/decode-percent';
import { linkBetween } from './page-files';

/** An address that leads on. */
export type Moved = {
  /** As it is asked for: encoded, perhaps with a query. */
  from: string;
  /** A file of the site with what follows `#` and the path that the site has for it, or an address elsewhere. */
  to: { file: string; hash: string; path: string } | string;
  isPermanent: boolean;
};

/** An asterisk is a wildcard to who reads the lists below. */
const encodeSegment = (segment: string): string => encodeURIComponent(segment).replaceAll('*', '%2A');

/** Stored addresses are decoded; `/?p=12` of WordPress has its query. */
export function encodedAddress(path: string): string {
  const [, bare = path, query = ''] = /^(.*?)(\?[a-z_]+=\d+)$/.exec(path) ?? [];
  return bare.split('/').map(encodeSegment).join('/') + query;
}

export const hasQuery = ({ from }: Moved): boolean => from.includes('?');

/** `/posts/a/` for `posts/a/index.html`: what the root of a server has there. */
export function addressOf({ to }: Moved): string {
  if (typeof to === 'string') return to;
  return `/${linkBetween('', to.file).replace(/(^|\/)index\.html$/, '$1')}${to.hash}`;
}

/** As Netlify and Cloudflare Pages read it, which look at paths alone. */
export const redirectsFile = (moved: Moved[]): string =>
  moved
    .filter((one) => !hasQuery(one))
    .map((one) => `${one.from} ${addressOf(one)} ${one.isPermanent ? 301 : 302}\n`)
    .join('');

/** For nginx, which compares paths decoded and without regard to capitals. */
export function nginxFile(moved: Moved[]): string {
  const queries = linesOf(moved.filter(hasQuery), (from) => [from]);
  const paths = linesOf(
    moved.filter((one) => !hasQuery(one)),
    (from) => [decodePercent(from), `${decodePercent(from)}/`],
  );
  return `# Old addresses for nginx. In its http { … }:    include /path/of/_redirects.nginx;
# and in the server { … } of the site:          if ($moved) { return 301 $moved; }
map_hash_bucket_size 2048;
map_hash_max_size 65536;
map $request_uri $moved_query {
    default "";
${queries}}
map $uri $moved {
    default $moved_query;
${paths}}
`;
}

/** It refuses a list with two that are one to it: the first counts. */
function linesOf(moved: Moved[], keysOf: (from: string) => string[]): string {
  const lines = new Map<string, string>();
  for (const one of moved)
    for (const key of keysOf(one.from)) {
      const known = key.toLowerCase();
      if (!lines.has(known)) lines.set(known, `    ${quoted(key)} ${quoted(addressOf(one))};\n`);
    }
  return [...lines.values()].join('');
}

/** A `$` would be a variable there; in an address of a file it is encoded. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('$', '%24')}"`;
