import path from 'node:path';
import { startOf } from '@/lib/cut-text';
import { fieldOf, isBlank, textOf, booleanOf } from '@/lib/import/fields';
import { ATTACHMENT, readDocument, type DocumentOptions } from '@/lib/import/markdown/document';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';
import type { SourceDocument } from '@/lib/import/files/source-document';
import type { Library } from '@/lib/import/files/library';
import { below } from '@/lib/import/files/post/addresses-of';
import { readBody } from '@/lib/import/files/post/read-body';
import {
  originalFor,
  readHead,
  type PostHead,
  type PostSurroundings,
} from '@/lib/import/files/post/read-post';
import { redirectOf } from '@/lib/import/files/post/stub';
import { readRedirectFiles } from '@/lib/import/files/redirect-files';
import type { SourceTree } from '@/lib/import/files/source-tree';
import type { Surroundings } from '@/lib/import/markdown/surroundings';
import type { Survey } from '@/lib/import/markdown/survey';
import { ImportError } from '@/lib/import/import-error';
import { addressOf } from '@/lib/import/source-addresses';
import type { SourceItem, SourceProblem, SourceTag } from '@/lib/import/source-item';
import { listUnused } from '@/lib/import/markdown/unused-fields';
import { slugify } from '@/lib/slug';
import { tagSlug } from '@/lib/posts/tags';

export type Reading = {
  tree: SourceTree;
  files: string[];
  read: (file: string) => Promise<string>;
  around: PostSurroundings;
  surroundings: Surroundings;
  survey: Survey;
  library: Library;
  documents: DocumentOptions;
  /** What is no post, by its kind. */
  others: Map<string, number>;
  remarks: string[];
};

/** All of a source, file by file: each comes as a post, a redirect, a tag's description or a reason why it does not. */
export async function* readItems(reading: Reading): AsyncIterable<SourceItem> {
  const { settings } = reading.around;
  reading.remarks.length = 0;
  const { title, description, address, language, timeZone } = settings;
  yield {
    kind: 'site',
    key: 'site',
    title,
    address: /^https?:/i.test(address) ? address : '',
    language,
    timeZone,
    description,
  };
  const owner = ownerOf(reading);
  if (owner === null)
    for (const { author } of reading.survey.authors.values()) yield { kind: 'person', ...author };
  for (const file of reading.files) yield* itemsOf(file, reading, owner);
  const { redirects, remarks } = await readRedirectFiles(reading.tree);
  yield* redirects;
  reading.remarks.push(...remarks);
}

/** Where all who sign are one, that is whose blog it is. */
function ownerOf({ survey, remarks }: Reading): string | null {
  const [only, ...others] = [...survey.authors.values()];
  if (!only || others.length > 0) return null;
  remarks.push(`All ${survey.signed} posts that name an author name ${only.author.name}: they are yours.`);
  return only.author.key;
}

async function* itemsOf(file: string, reading: Reading, owner: string | null): AsyncIterable<SourceItem> {
  try {
    const kept = reading.survey.kept.get(file);
    reading.survey.kept.delete(file);
    if (kept) {
      yield* postItems(kept, reading, owner);
      return;
    }
    const text = await reading.read(file);
    const tag = tagIn(file, text);
    if (tag) {
      yield tag;
      return;
    }
    const document = readDocument(file, text, reading.documents);
    if (document === ATTACHMENT) reading.others.set('.html', (reading.others.get('.html') ?? 0) + 1);
    else if (typeof document === 'string') yield problem(file, 'skip', document);
    else yield* postItems({ document, head: null }, reading, owner);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // One file stops no other, whatever is wrong with it.
    yield problem(file, 'fail', error instanceof ImportError ? reason : `unexpected: ${reason}`);
  }
}

async function* postItems(
  { document, head: known }: { document: SourceDocument; head: PostHead | null },
  reading: Reading,
  owner: string | null,
): AsyncIterable<SourceItem> {
  const { around, library, surroundings, survey } = reading;
  const { file } = document;
  const isAside = survey.isAside(file);
  const isKnown = known !== null && survey.base === survey.baseAtFirst;
  const head =
    isKnown && !(isAside && known.publishedAt === null) ? known : readHead(document, { ...around, isAside });
  if (around.directory.files.has(file) && head.publishedAt === null) {
    yield problem(file, 'skip', 'it says who an author is', head.title);
    return;
  }
  const target = redirectOf(head.fields, document.body);
  if (target !== null) {
    yield* redirectItems(file, target, head, around.base);
    return;
  }
  if (isOldHome(document, head)) {
    yield problem(file, 'skip', 'it is a page of lists, which Colophon makes itself', head.title);
    return;
  }
  const { body, hidden } = await readBody(document, head, around.settings, library);
  const { authors, fields, notes, ...post } = head;
  const [first, ...others] = authors;
  if (others.length > 0)
    notes.add(`it was written together with ${others.map(({ name }) => name).join(', ')}`);
  if (fields.text('title') === '' && body.trim() === '' && post.coverUrl === '') {
    yield problem(file, 'skip', 'it has neither a title nor text');
    return;
  }
  const translation = originalFor(file, around);
  const isTwin = translation !== null && survey.slugs.get(translation.original) === post.slug;
  yield {
    ...post,
    slug: isTwin ? slugify(`${post.slug} ${translation.language}`) : post.slug,
    body,
    hidden: (await surroundings.hide(file)) ?? head.hidden ?? hiddenNote(document, reading) ?? hidden,
    author: first === undefined || first.key === owner ? null : first.key,
    notes: notes.list(),
    unusedFields: listUnused(head.fields),
  };
}

/** A vault is private, and what is public of it is chosen note by note. */
function hiddenNote({ fields }: SourceDocument, { documents, survey }: Reading): string | null {
  if (!documents.isVault && !survey.choosesNotes) return null;
  const names = ['publish', 'dgpublish', 'published', 'public', 'share', 'dglink'];
  const isChosen = names.some(
    (name) => booleanOf(fieldOf(fields, name)) === true || !isBlank(fieldOf(fields, 'pubdate')),
  );
  const isDecided =
    booleanOf(fieldOf(fields, 'draft')) === false ||
    /^(?:published|public)$/i.test(textOf(fieldOf(fields, 'status')));
  return isChosen || isDecided ? null : 'it is a note of a vault, and nothing says that it was public';
}

/** The home page and lists of the old site, which have no text of their own. */
function isOldHome({ file, body }: SourceDocument, { publishedAt, fields }: PostHead): boolean {
  if (publishedAt !== null) return false;
  const { dir, name } = path.posix.parse(file);
  const layouts = ['layout', 'type', 'template'].map((one) =>
    textOf(fields.get(one))
      .toLowerCase()
      .replace(/\.\w+$/, ''),
  );
  const isList = layouts.some((layout) =>
    /^(?:home|index|list|archives?|archive-.*|tags?|categories|category|search|posts|blog-index|taxonomy)$/.test(
      layout,
    ),
  );
  const isHome =
    name === 'index' && ['', 'content', 'source', 'src', 'src/pages', 'content/pages'].includes(dir);
  const hasText = body.replace(/<!--[^]*?-->|\{[%{][^]*?[%}]\}|<[^<>]{0,500}>/g, '').trim().length > 0;
  return (isList && !hasText) || (isHome && (!hasText || isList)) || /^404$/.test(name);
}

function* redirectItems(file: string, target: string, head: PostHead, base: string): Iterable<SourceItem> {
  const from = head.addresses[0] ?? '/';
  const place = placeOf(target, from, base);
  const paths = head.addresses.filter((address) => address !== place);
  if (place === '' || paths.length === 0) {
    yield problem(file, 'skip', 'it only leads elsewhere, and does not say where', head.title);
    return;
  }
  for (const key of paths) yield { kind: 'redirect', key, target: place, isPermanent: true };
}

function placeOf(target: string, from: string, base: string): string {
  if (target === '' || /^https?:\/\//i.test(target)) return target;
  if (target.startsWith('/')) return below(base, addressOf(target));
  return addressOf(path.posix.join(path.posix.dirname(from), target));
}

/** Hugo's and Zola's page of a tag. */
function tagIn(file: string, text: string): SourceTag | null {
  const [, name] =
    /(?:^|\/)(?:tags|categories)\/([^/]{1,100})\/_index(?:\.\w{2})?\.(?:md|markdown)$/.exec(file) ?? [];
  const read = name === undefined ? null : readFrontMatter(text);
  if (name === undefined || !read) return null;
  const title = textOf(fieldOf(read.fields, 'title')) || name;
  const description = startOf(
    textOf(fieldOf(read.fields, 'description', 'summary')) || read.body.trim(),
    300,
  );
  const slug = tagSlug(title);
  return slug === ''
    ? null
    : { kind: 'tag', key: `tag:${tagSlug(name) || slug}`, name: startOf(title, 50), slug, description };
}

const problem = (file: string, result: SourceProblem['result'], why: string, title = ''): SourceProblem => ({
  kind: 'problem',
  key: file,
  title,
  result,
  why: why.split('\n')[0]!,
});
