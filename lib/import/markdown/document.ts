import path from 'node:path';
import type { SourceDocument } from '@/lib/import/files/source-document';
import { fieldOf, textOf, type Fields } from '@/lib/import/fields';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';
import { readHtmlDocument } from '@/lib/import/files/front-matter/read-html';
import { readLiteral, endOfObject } from '@/lib/import/files/front-matter/read-literal';
import { dateInPath } from '@/lib/import/files/read-date';
import { firstHeading } from '@/lib/import/files/text/repeated-title';
import { ImportError } from '@/lib/import/import-error';
import { toLineFeeds } from '@/lib/line-breaks';

export const markdownExtension = /\.(?:md|markdown|mdown|mkdn?|mdwn|mdx|smd)$/i;
export const htmlExtension = /\.html?$/i;

/** Files that tell about a repository, and no blog publishes. */
const ofRepository =
  /^(?:readme|license|licence|changelog|changes|contributing|contributors|code[_-]of[_-]conduct|security|authors|todo|support|governance|notice|copying|install|makefile|pull_request_template|issue_template|agents|claude)$/i;

export type DocumentOptions = {
  /** IANA name */
  timeZone: string;
  /** Notes of Obsidian need neither title nor date. */
  isVault: boolean;
  /** Beside Markdown, a page of HTML that says nothing of itself is a thing that posts link to. */
  hasMarkdown: boolean;
};

/** Why a page of HTML is no post: there may be thousands, and they are counted. */
export const ATTACHMENT = 'a page of HTML without front matter';

/** @returns why the file is no post, or what it is. @throws {ImportError} for one that cannot be read */
export function readDocument(file: string, text: string, options: DocumentOptions): SourceDocument | string {
  const { timeZone, isVault, hasMarkdown } = options;
  const { name } = path.posix.parse(file);
  if (/^_index(?:\.[\w-]+)?$/.test(name)) return 'a section page, not a post';
  if (text.includes('\0')) throw new ImportError('the file is not text: it has a NUL');
  const read = readFrontMatter(text);
  const isHtml = htmlExtension.test(file);
  if (read) return { file, ...read, isHtml, doubt: null };
  if (ofRepository.test(name.replace(/\.[\w-]{2,10}$/, '')))
    return `it has no front matter, and its name is ${name}`;
  const body = toLineFeeds(text.replace(/^\uFEFF+/, ''));
  if (body.trim() === '') return 'it is empty';
  const isDated = dateInPath(file, timeZone) !== null;
  if (isHtml) return readPlainHtml(file, body, isDated, hasMarkdown);
  const exported = /\.mdx$/i.test(file) ? exportedFields(body) : null;
  if (exported) return { file, fields: exported, body, isHtml, doubt: null, notes: [] };
  const heading = firstHeading(body);
  if (!heading && !isDated && !isVault) return 'it has no front matter, no title and no date in its name';
  const doubt = isDated || isVault ? null : 'it has no front matter and no date';
  return { file, fields: {}, body, isHtml, doubt, notes: [] };
}

function readPlainHtml(
  file: string,
  body: string,
  isDated: boolean,
  hasMarkdown: boolean,
): SourceDocument | string {
  const document = readHtmlDocument(body);
  const saysDate = textOf(fieldOf(document.fields, 'date')) !== '';
  if (hasMarkdown && !saysDate) return ATTACHMENT;
  const hasDate = isDated || saysDate;
  if (textOf(document.fields.title) === '') return 'it has no front matter and no title';
  const doubt = hasDate ? null : 'it has no front matter and no date';
  return { file, ...document, isHtml: true, doubt, notes: [] };
}

const exportedName =
  /^export\s+const\s+(?:metadata|meta|frontmatter|frontMatter|attributes)\s{0,9}(?::\s{0,9}\w{1,50}\s{0,9})?=\s{0,9}(?=\{)/m;

/** `export const metadata = { … }` of MDX, where it is nothing but values. */
function exportedFields(body: string): Fields | null {
  const match = exportedName.exec(body);
  if (!match) return null;
  const start = match.index + match[0].length;
  const end = endOfObject(body.slice(0, start + 50_000), start);
  return end === -1 ? null : readLiteral(body.slice(start, end));
}
