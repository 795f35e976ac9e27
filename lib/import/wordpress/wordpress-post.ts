import { decodePercent } from '@/lib/decode-percent';
import { textOfHtml } from '@/lib/import/html/html-text';
import type { SourcePost } from '@/lib/import/source-item';
import { oldAddress, rootOf } from '@/lib/import/wordpress/addresses';
import { readContent, type ContentReader } from '@/lib/import/wordpress/content';
import { dateOf, feedDateOf } from '@/lib/import/wordpress/dates';
import { elementorHtml } from '@/lib/import/wordpress/elementor';
import { blockFootnotes, enclosureLink } from '@/lib/import/wordpress/extras';
import { hiddenOf } from '@/lib/import/wordpress/hidden';
import { metaListOf, metaOf, unusedFieldsOf, type PostFields } from '@/lib/import/wordpress/post-meta';
import { isPageKind, otherKindOf } from '@/lib/import/wordpress/post-kinds';
import { coAuthorsOf, formatOf, languageOf, seriesOf, tagsOf } from '@/lib/import/wordpress/post-terms';
import { childText, idOf, type XmlNode } from '@/lib/import/wordpress/xml-node';
import type { TermNames } from '@/lib/import/wordpress/term-names';
import type { WxrIndex } from '@/lib/import/wordpress/wxr-index';

export type PostContext = {
  index: WxrIndex;
  terms: TermNames;
  timeZone: string;
};

/** An `<item>` that is a post or a page. */
export async function toPost(node: XmlNode, context: PostContext): Promise<SourcePost> {
  const { index, timeZone } = context;
  const id = idOf(node);
  const meta = metaOf(node);
  const isPage = isPageKind(node);
  const builderNotes: string[] = [];
  const content = contentOf(node, meta, builderNotes);
  const after = blockFootnotes(meta.get('footnotes')) + enclosureLink(meta.get('enclosure'), content);
  const { markdown, notes } = await readContent(content, readerFor(id, index), after);
  notes.push(...builderNotes);
  const publishedAt = publishedAtOf(node, timeZone);
  const revisedAt = dateOf(
    childText(node, 'wp:post_modified_gmt'),
    childText(node, 'wp:post_modified'),
    timeZone,
  );
  const cover = index.files.get(meta.get('_thumbnail_id') ?? '');
  const title = titleOf(node, markdown, notes);
  const [author, ...others] = authorsOf(node, index);
  if (others.length > 0)
    notes.push(`It was written together with ${others.map(({ name }) => name).join(', ')}.`);
  const oldSlugs = metaListOf(node, '_wp_old_slug');
  const kind = otherKindOf(node);
  if (kind !== null) notes.push(`It is of the kind "${kind}" there, and a ${isPage ? 'page' : 'post'} here.`);
  if (childText(node, 'wp:is_sticky') === '1') notes.push('It stood first on the home page there.');
  return {
    kind: 'post',
    key: `post:${id}`,
    isPage,
    title,
    slug: decodePercent(childText(node, 'wp:post_name')),
    subtitle: textOfHtml(childText(node, 'excerpt:encoded')),
    body: markdown,
    coverUrl: cover?.url ?? '',
    coverAlt: cover ? textOfHtml(cover.alt) : '',
    tags: tagsOf(node, context.terms),
    ...seriesOf(node, meta),
    author: author ? authorKey(author.login) : null,
    publishedAt,
    revisedAt: publishedAt && revisedAt && revisedAt > publishedAt ? revisedAt : null,
    unpublishAt: null,
    hidden:
      hiddenOf(node, { meta, content, publishedAt }) ??
      (markdown === '' && content !== '' ? 'all of it was made by plugins there' : null),
    commentsOpen: commentsOpenOf(childText(node, 'wp:comment_status')),
    language: languageOf(node, meta),
    feedId: childText(node, 'guid') || undefined,
    addresses: addressesOf(node, { id, isPage, content, index, notes, oldSlugs }),
    base: childText(node, 'link') || index.site.address,
    notes,
    unusedFields: [...unusedFieldsOf(meta), ...formatOf(node)],
  };
}

/** Elementor shows what it keeps in a field; beside it stands a copy for searches, without its films. */
function contentOf(node: XmlNode, meta: PostFields, notes: string[]): string {
  const content = childText(node, 'content:encoded');
  if (meta.get('_elementor_edit_mode') !== 'builder') return content;
  const found: string[] = [];
  const html = elementorHtml(meta.get('_elementor_data'), (text) => void found.push(text));
  if (html === null || !hasWordsOf(html, content)) return content;
  notes.push(...new Set(found));
  return html;
}

/** All but one word in fifty: a caption that a widget asks the library for. */
function hasWordsOf(html: string, content: string): boolean {
  const [mine, all] = [wordsIn(html), wordsIn(content)];
  const missing = [...all].filter((word) => !mine.has(word)).length;
  return missing * 50 <= all.size;
}

const wordsIn = (html: string): Set<string> =>
  new Set(
    html
      .replace(/<!--[^]*?-->|<[^<>]*>|\[[^[\]]*\]|&#?\w+;|https?:\S+/g, ' ')
      .toLowerCase()
      .match(/\p{L}{3,}/gu),
  );

export const authorKey = (login: string): string | null => (login === '' ? null : `author:${login}`);

function readerFor(id: string, { files, filesOf, shared, site }: WxrIndex): ContentReader {
  const find = (number: string) => files.get(number.trim());
  return {
    site: site.address,
    findPicture: find,
    findShared: (number) => shared.get(number),
    listPictures: () =>
      (filesOf.get(id) ?? [])
        .map((number) => files.get(number))
        .filter(
          (file) => file !== undefined && /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i.test(file.url),
        ) as never,
  };
}

function publishedAtOf(node: XmlNode, zone: string): string | null {
  const status = childText(node, 'wp:status');
  // The date of a draft is when it was begun.
  if (/^(?:draft|auto-draft|pending)$/.test(status)) return null;
  const date = dateOf(childText(node, 'wp:post_date_gmt'), childText(node, 'wp:post_date'), zone);
  return (
    date ??
    feedDateOf(childText(node, 'pubDate')) ??
    dateOf(childText(node, 'wp:post_modified_gmt'), childText(node, 'wp:post_modified'), zone)
  );
}

/** By whom readers were told that it is, the first one first; else by whom it was put in. */
export function authorsOf(node: XmlNode, { authors }: WxrIndex): { login: string; name: string }[] {
  const named = coAuthorsOf(node).map(({ login, name }) => {
    const known = [...authors.values()].find(
      (one) => one.login === login || one.login.toLowerCase() === login,
    );
    return { login: known?.login ?? login, name: known?.name ?? name };
  });
  const login = childText(node, 'dc:creator');
  return named.length > 0 || login === '' ? named : [{ login, name: login }];
}

const MAX_TITLE_WORDS = 60;

function titleOf(node: XmlNode, markdown: string, notes: string[]): string {
  const title = textOfHtml(childText(node, 'title'));
  if (title !== '') return title;
  const words = textOfHtml(childText(node, 'content:encoded').replace(/<!--[^>]*-->|\[[^\]]*\]/g, ' '));
  notes.push('It has no title there: it was named after its first words.');
  if (words === '' || markdown === '')
    return decodePercent(childText(node, 'wp:post_name')).replaceAll('-', ' ');
  const short = words.slice(0, MAX_TITLE_WORDS + 1);
  return words.length <= MAX_TITLE_WORDS
    ? words
    : `${short.slice(0, Math.max(20, short.lastIndexOf(' '))).trim()}…`;
}

const commentsOpenOf = (status: string): boolean | undefined =>
  status === '' ? undefined : status === 'open';

type Addressed = {
  id: string;
  isPage: boolean;
  content: string;
  index: WxrIndex;
  notes: string[];
  oldSlugs: string[];
};

function addressesOf(node: XmlNode, { id, isPage, content, index, notes, oldSlugs }: Addressed): string[] {
  const root = rootOf(index.site.address);
  const main = oldAddress(childText(node, 'link'));
  const parts = content.split('<!--nextpage-->').length;
  if (parts > 1) notes.push(`It had ${parts} pages there, which are one here.`);
  const further =
    main && !main.includes('?')
      ? Array.from({ length: Math.min(parts, 100) - 1 }, (_, n) => `${main}/${n + 2}`)
      : [];
  const numbered = !/^\d+$/.test(id) ? [] : [`${root}?p=${id}`, ...(isPage ? [`${root}?page_id=${id}`] : [])];
  const guid = childText(node, 'guid');
  const isOfSite = /^https?:/i.test(guid) && URL.canParse(guid) && sameHost(guid, index.site.address);
  const earlier = main && !main.includes('?') ? oldSlugs.map((slug) => renamed(main, slug)) : [];
  const all = [main, ...numbered, ...(isOfSite ? [oldAddress(guid)] : []), ...further, ...earlier];
  return [...new Set(all.filter((address) => address !== '' && address !== root.slice(0, -1)))];
}

/** The address that a post had before its last part was changed. */
const renamed = (address: string, slug: string): string => oldAddress(address.replace(/[^/]*$/, () => slug));

function sameHost(one: string, other: string): boolean {
  const host = (url: string) => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '');
  return host(other) === '' || host(one) === host(other);
}
