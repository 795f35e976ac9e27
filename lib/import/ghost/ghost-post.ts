import { textOfHtml } from '@/lib/import/html/html-text';
import { htmlToMarkdown } from '@/lib/import/html/html-to-markdown';
import { ghostDate } from '@/lib/import/ghost/ghost-dates';
import { readGates } from '@/lib/import/ghost/gated';
import { inOrder, type GhostIndex, type GhostTag } from '@/lib/import/ghost/ghost-index';
import type { GhostRoutes } from '@/lib/import/ghost/ghost-routes';
import { isSet, textIn } from '@/lib/import/ghost/json-tables';
import { lexicalToHtml } from '@/lib/import/ghost/lexical';
import { mobiledocToHtml } from '@/lib/import/ghost/mobiledoc';
import { ghostAddresses } from '@/lib/import/ghost/ghost-addresses';
import type { SourcePost } from '@/lib/import/source-item';

type Row = Record<string, unknown>;
export type GhostContext = {
  index: GhostIndex;
  routes: GhostRoutes;
  site: string;
  root: string;
  timeZone: string;
};

/** A row of `posts`. */
export async function toGhostPost(row: Row, context: GhostContext): Promise<SourcePost> {
  const { index, site } = context;
  const id = textIn(row, 'id') || textIn(row, 'slug');
  const notes = new Set<string>();
  const { markdown, more, hasPartsForMembers } = await bodyOf(row, site, (note) => void notes.add(note));
  for (const note of more) notes.add(note);
  const here = (text: string) => text.replaceAll('__GHOST_URL__', site);
  const meta = index.meta.get(id) ?? {};
  const authors = authorsOf(row, index);
  if (authors.length > 1) notes.add(`It was written together with ${namesOf(authors.slice(1), index)}.`);
  const isPublished = textIn(row, 'status') === 'published';
  const revisedAt = ghostDate(row.updated_at);
  const publishedAt =
    ghostDate(row.published_at) ?? (isPublished ? (ghostDate(row.created_at) ?? revisedAt) : null);
  const caption = await captionOf(row, meta, site);
  if (caption !== '') notes.add('The caption of its cover stands at the end of the text.');
  if (isSet(row, 'featured')) notes.add('It was featured there.');
  const isPage = isSet(row, 'page') || textIn(row, 'type') === 'page';
  const tags = publicTagsOf(row, index);
  const addresses = ghostAddresses(row, {
    ...context,
    author: authors[0],
    isPage,
    tags: tags.map(({ slug }) => slug),
  });
  return {
    kind: 'post',
    key: `post:${id}`,
    isPage,
    title: textIn(row, 'title').trim() || 'Untitled',
    slug: textIn(row, 'slug'),
    subtitle: textOfHtml(textIn(row, 'custom_excerpt')),
    body: here([markdown, caption].filter((part) => part !== '').join('\n\n')),
    coverUrl: here(textIn(row, 'feature_image') || textIn(row, 'image')),
    coverAlt: textIn(meta, 'feature_image_alt') || textIn(row, 'feature_image_alt'),
    tags: tagsOf(row, index, (note) => void notes.add(note)),
    author: authors[0] === undefined ? null : `author:${authors[0]}`,
    publishedAt: isPublished || textIn(row, 'status') !== 'draft' ? publishedAt : null,
    revisedAt: isPublished && publishedAt && revisedAt && revisedAt > publishedAt ? revisedAt : null,
    unpublishAt: null,
    hidden: hiddenOf(row, { publishedAt, isPage, hasPartsForMembers }),
    language: languageOf(textIn(row, 'locale') || textIn(row, 'language')),
    // Until 0.x feeds named a post by its uuid.
    feedId: (isOfMarkdown(row) ? textIn(row, 'uuid') : '') || textIn(row, 'id') || undefined,
    addresses,
    base: `${/^https?:/i.test(site) ? new URL(site).origin : ''}${addresses[0] ?? context.root}/`,
    notes: [...notes],
    unusedFields: unusedIn(row, meta),
  };
}

/** Ghost 0.x kept Markdown beside its HTML; later its own trees, of which the HTML is the best reading. */
const isOfMarkdown = (row: Row): boolean =>
  textIn(row, 'markdown').trim() !== '' && textIn(row, 'mobiledoc') === '' && textIn(row, 'lexical') === '';

async function bodyOf(
  row: Row,
  site: string,
  note: (text: string) => void,
): Promise<{ markdown: string; more: string[]; hasPartsForMembers: boolean }> {
  const own = textIn(row, 'markdown').replace(/\r\n?/g, '\n');
  // With HTML in it, Ghost's reading and ours differ: its scripts and blocks did not end at blank lines.
  if (
    isOfMarkdown(row) &&
    (!/<[a-z/!]/i.test(own.replace(/<https?:[^<>\s]*>/g, '')) || textIn(row, 'html') === '')
  )
    return { markdown: own, more: [], hasPartsForMembers: false };
  const source =
    textIn(row, 'html') ||
    lexicalToHtml(textIn(row, 'lexical'), note) ||
    mobiledocToHtml(textIn(row, 'mobiledoc'), note);
  if (textIn(row, 'codeinjection_head') || textIn(row, 'codeinjection_foot'))
    note('Code that was put into its page was left out.');
  const { html, hasPartsForMembers } = readGates(source, note);
  const { markdown, notes } = await htmlToMarkdown(html.replaceAll('__GHOST_URL__', site), { site });
  return { markdown, more: notes, hasPartsForMembers };
}

/** A photographer is named in it, with a link: covers have no place for that here. */
async function captionOf(row: Row, meta: Row, site: string): Promise<string> {
  const html = textIn(meta, 'feature_image_caption') || textIn(row, 'feature_image_caption');
  if (textOfHtml(html) === '') return '';
  const inside = html.replace(/<\/?(?:p|div|figcaption)\b[^<>]*>/gi, ' ').replaceAll('__GHOST_URL__', site);
  return (await htmlToMarkdown(`<p><small>${inside.trim()}</small></p>`, { site })).markdown;
}

function authorsOf(row: Row, index: GhostIndex): string[] {
  const placed = inOrder(index.authorsOf.get(textIn(row, 'id'))).filter((id) => index.users.has(id));
  if (placed.length > 0) return placed;
  const id = textIn(row, 'author_id') || textIn(row, 'author');
  return index.users.has(id) ? [id] : [];
}

const namesOf = (ids: string[], { users }: GhostIndex): string =>
  ids.map((id) => users.get(id)?.name).join(', ');

const publicTagsOf = (row: Row, { tagsOf: placed, tags }: GhostIndex): GhostTag[] =>
  inOrder(placed.get(textIn(row, 'id')))
    .map((id) => tags.get(id))
    .filter((tag) => tag !== undefined && !tag.isInternal && tag.name !== '') as GhostTag[];

function tagsOf(row: Row, index: GhostIndex, note: (text: string) => void): string[] {
  const tags = inOrder(index.tagsOf.get(textIn(row, 'id'))).map((id) => index.tags.get(id));
  const internal = tags.filter((tag) => tag?.isInternal).map((tag) => tag!.name);
  if (internal.length > 0)
    note(`Internal tags, which readers did not see, were left out: ${internal.join(', ')}.`);
  return [...new Set(publicTagsOf(row, index).map(({ name }) => name))];
}

type Facts = { publishedAt: string | null; isPage: boolean; hasPartsForMembers: boolean };

function hiddenOf(row: Row, { publishedAt, isPage, hasPartsForMembers }: Facts): string | null {
  const [status, visibility] = [textIn(row, 'status'), textIn(row, 'visibility')];
  if (status === 'draft') return 'it is a draft there';
  if (status === 'scheduled')
    return `it was scheduled there${publishedAt ? ` for ${publishedAt.slice(0, 16).replace('T', ' ')} UTC` : ''}`;
  if (status === 'sent') return 'it was only sent by mail there';
  if (status !== 'published' && status !== '') return `its status there is "${status.slice(0, 40)}"`;
  if (visibility === 'members') return 'it is for members there';
  if (visibility === 'paid' || visibility === 'tiers') return 'it is for paying members there';
  if (visibility !== '' && visibility !== 'public')
    return `only "${visibility.slice(0, 40)}" could read it there`;
  if (hasPartsForMembers) return 'parts of it are for members there';
  return publishedAt === null && !isPage ? 'it has no date there' : null;
}

/** 0.x wrote `en_US` at each post, whatever it was in. */
const languageOf = (code: string): string | undefined =>
  /^[a-z]{2,3}(?:-[A-Za-z]{2,8})*$/.test(code) ? code : undefined;

const shown = [
  ...['meta_title', 'meta_description', 'og_title', 'og_description', 'og_image', 'twitter_title'],
  ...['twitter_description', 'twitter_image', 'canonical_url', 'custom_template', 'email_subject'],
];

const unusedIn = (row: Row, meta: Row): string[] =>
  shown.filter((name) => textIn(row, name) !== '' || textIn(meta, name) !== '');
