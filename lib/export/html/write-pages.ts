import { NO_DATE, type Entry } from '@/lib/export/entry';
import type { Target } from '@/lib/export/target';
import { fetchPage, type FetchedPage, type SiteServer } from './fetch-page';
import { FileNames } from './file-names';
import { encodedAddress, type Moved } from './moved-addresses';
import { movedEntries, notFoundEntry } from './moved-pages';
import { fileOf, keepsItsName } from './page-files';
import { rewriteCss } from './rewrite-css';
import { rewritePage } from './rewrite-page';
import { failure, isHtml, SiteWalk } from './site-walk';

type Options = {
  /** Addresses that the site had before, decoded, as they are stored. */
  formerAddresses?: string[];
  /** @param total as many as are known so far */
  onPage?: (done: number, total: number) => void;
  signal?: AbortSignal;
};

export type WrittenPages = { pages: number; files: number };

/** Where every reader can begin; what they link to follows. */
const beginnings = ['/', '/archive', '/tags', '/series', '/sitemap.xml', '/robots.txt', '/favicon.ico'];

/** Where subscribers of other software ask for feeds; what they find there leads on here. */
const formerFeeds = ['/atom', '/feed', '/feed/atom', '/feed/rss', '/index.xml', '/rss', '/rss.xml'];

/** All that readers see, as files that any server of files can show. @throws when the site does not answer */
export async function writePages(
  server: SiteServer,
  target: Pick<Target, 'add'>,
  { formerAddresses = [], onPage = () => {}, signal }: Options = {},
): Promise<WrittenPages> {
  const walk = new SiteWalk(server, signal);
  for (const path of beginnings) await walk.find(path);
  const moved = await followAll(walk, [...new Set([...formerFeeds, ...formerAddresses])]);
  const names = new FileNames();
  const written = { pages: 0, files: 0 };
  for (let path = walk.next(); path !== undefined; path = walk.next()) {
    const fetched = await fetchPage(server, path, { signal });
    if (fetched.status >= 500) throw failure(fetched.status, path);
    // Otherwise somebody has taken it away since it was found.
    if (fetched.status === 200) {
      const entry = await entryOf(walk, path, fetched);
      names.take(entry.path);
      if (!keepsItsName(path))
        moved.push({ from: path, to: { file: entry.path, hash: '', path }, isPermanent: true });
      await target.add(entry);
      written[isHtml(fetched.type) ? 'pages' : 'files'] += 1;
    }
    onPage(written.pages + written.files, written.pages + written.files + walk.waiting);
  }
  await target.add(notFoundEntry(server.siteUrl));
  for (const { path, from } of movedFeeds(moved)) {
    const { status, bytes } = await fetchPage(server, path, { signal });
    if (status === 200 && names.take(fileOf(from, false)))
      await target.add({ path: fileOf(from, false), modifiedAt: NO_DATE, content: bytes });
  }
  for (const entry of movedEntries(moved, names, server.siteUrl)) await target.add(entry);
  return written;
}

/** Who asks for a feed reads no page that leads on: below its old name is the same file. */
const movedFeeds = (moved: Moved[]): { from: string; path: string }[] =>
  moved.flatMap(({ from, to }) =>
    from.endsWith('.xml') && typeof to !== 'string' && to.file.endsWith('.xml')
      ? [{ from, path: to.path }]
      : [],
  );

async function followAll(walk: SiteWalk, addresses: string[]): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const address of addresses) {
    const found = await walk.followMoved(encodedAddress(address));
    if (found) moved.push(found);
  }
  return moved;
}

async function entryOf(walk: SiteWalk, path: string, { type, bytes }: FetchedPage): Promise<Entry> {
  const file = fileOf(path, isHtml(type));
  const base = { path: file, modifiedAt: NO_DATE };
  if (isHtml(type))
    return { ...base, content: Buffer.from(await rewritePage(String(bytes), walk.resolver(path, file))) };
  if (type.startsWith('text/css')) {
    const resolve = walk.resolver(path, file);
    return { ...base, content: Buffer.from(await rewriteCss(String(bytes), resolve)) };
  }
  // Scripts of reading ask for each other, and lie side by side.
  if (path.startsWith('/_scripts/')) {
    for (const [, other] of String(bytes).matchAll(/"(\/_scripts\/[\w.-]+)"/g)) await walk.find(other!);
    return { ...base, content: Buffer.from(String(bytes).replaceAll('"/_scripts/', '"./')) };
  }
  if (/^\/sitemap/.test(path))
    for (const [, url] of String(bytes).matchAll(/<loc>([^<]+)<\/loc>/g))
      await walk.find(url!.replaceAll('&amp;', '&'));
  return { ...base, content: bytes, isCompressed: /^(?:image|font)\//.test(type) };
}
