import { decodePercent } from '@/lib/decode-percent';
import { escapeHtml } from '@/lib/escape-html';
import { textEntry, type Entry } from '@/lib/export/entry';
import type { FileNames } from './file-names';
import { addressOf, hasQuery, nginxFile, redirectsFile, type Moved } from './moved-addresses';
import { fileOf, keepsItsName, linkBetween } from './page-files';

/**
 * A page at each old address, which leads on, and lists for servers that do so by themselves.
 * @param names of all other files. @param siteUrl where the pages say that they stand
 */
export function* movedEntries(moved: Moved[], names: FileNames, siteUrl: string): Generator<Entry> {
  // Another one, but for its capitals, is a page: nginx would lead that away, too.
  const forNginx = moved.filter((one) => hasQuery(one) || !names.has(fileAt(one)));
  for (const one of moved) {
    const file = fileAt(one);
    // No server of files tells addresses apart by their queries, and no program that asks for a feed reads a page.
    if (!hasQuery(one) && keepsItsName(one.from) && isForPeople(one) && names.take(file))
      yield textEntry(file, pageThatLeadsOn(one, file, siteUrl));
  }
  if (moved.length === 0) return;
  yield textEntry('_redirects', redirectsFile(moved));
  yield textEntry('_redirects.nginx', nginxFile(forNginx));
}

const fileAt = ({ from }: Moved): string => fileOf(from, !/\.html?$/i.test(from));

const isForPeople = ({ to }: Moved): boolean => typeof to === 'string' || to.file.endsWith('.html');

function pageThatLeadsOn(moved: Moved, file: string, siteUrl: string): string {
  const { to } = moved;
  const there = typeof to === 'string' ? to : siteUrl + to.path;
  const link = escapeHtml(typeof to === 'string' ? to : linkBetween(file, to.file) + to.hash);
  return plainPage({
    title: 'This page has moved',
    head: `<link rel="canonical" href="${escapeHtml(there)}">
<meta http-equiv="refresh" content="0; url=${link}">`,
    body: `<a href="${link}">${escapeHtml(decodePercent(addressOf(moved)))}</a>`,
  });
}

/** What servers of files show where nothing is. It stands below any path, so it names the site as a whole. */
export const notFoundEntry = (siteUrl: string): Entry =>
  textEntry(
    '404.html',
    plainPage({
      title: 'Page not found',
      head: '<meta name="robots" content="noindex">',
      body: `<a href="${escapeHtml(siteUrl)}/">${escapeHtml(decodePercent(siteUrl))}</a>`,
    }),
  );

const plainPage = ({
  title,
  head,
  body,
}: Record<'title' | 'head' | 'body', string>): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}
</head>
<body>
<main>
<h1>${title}</h1>
<p>${body}</p>
</main>
</body>
</html>
`;
