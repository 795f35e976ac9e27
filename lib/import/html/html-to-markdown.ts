import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { keepAnchors } from '@/lib/import/html/anchors';
import { turnCards } from '@/lib/import/html/cards';
import { markFootnotes } from '@/lib/import/html/footnotes';
import { commentHandlers, postHandlers } from '@/lib/import/html/handlers';
import { leaveOut, nestLists } from '@/lib/import/html/leave-out';
import { parseHtml } from '@/lib/import/html/parse-html';
import { tidyMarkdown } from '@/lib/import/html/tidy-markdown';
import { tidyTree } from '@/lib/import/html/tidy-tree';
import { writeMarkdown } from '@/lib/import/html/write-markdown';
import { TooMuchHtmlError } from '@/lib/markdown/bounded-tree';

/** UTF-16 code units. Marks may be longer than what they become, but a longer text fits no post anyway. */
const MAX_HTML = 4 * MAX_BODY_LENGTH;

const forPosts = unified().use(rehypeRemark, { handlers: postHandlers }).freeze();
const forComments = unified().use(rehypeRemark, { handlers: commentHandlers }).freeze();

type Options = {
  /** For a comment, in which no HTML and no formulas stay. */
  isComment?: boolean;
  /** Where the source was: addresses on it are written so that they are found and set right. */
  site?: string;
};

/**
 * HTML of another program as Markdown with the same words; what Markdown cannot say stays HTML. All of it is still
 * dangerous, as any Markdown is, till it is rendered. HTML that nobody wrote by hand (nested 200 deep, 4 million
 * characters) is returned as it is, with a note.
 */
export async function htmlToMarkdown(
  html: string,
  { isComment = false, site = '' }: Options = {},
): Promise<{ markdown: string; notes: string[] }> {
  const clean = withoutControls(html);
  if (!/[<&]/.test(clean) && clean.trim() === '') return { markdown: '', notes: [] };
  if (clean.length > MAX_HTML) return asItIs(clean, `it has ${clean.length} characters`);
  try {
    return await convert(clean, isComment, site);
  } catch (error) {
    if (error instanceof TooMuchHtmlError) return asItIs(clean, `it is ${error.message}`);
    throw error;
  }
}

async function convert(
  html: string,
  isComment: boolean,
  site: string,
): Promise<{ markdown: string; notes: string[] }> {
  const notes = new Set<string>();
  const tree = parseHtml(html);
  const note = (text: string) => void notes.add(text);
  leaveOut(tree, note);
  if (!isComment) turnCards(tree, note);
  tidyTree(tree);
  nestLists(tree);
  if (!isComment) {
    markFootnotes(tree);
    keepAnchors(tree);
  }
  const document = await (isComment ? forComments : forPosts).run(tree);
  tidyMarkdown(document, { hasMath: !isComment, site });
  return { markdown: writeMarkdown(document), notes: [...notes] };
}

const asItIs = (html: string, why: string) => ({
  markdown: html,
  notes: [`Its HTML is kept as it is, because ${why}.`],
});

/** PostgreSQL stores no NUL, and the others are no text either. */
const withoutControls = (text: string): string =>
  text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '');
