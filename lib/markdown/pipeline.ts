import type { Root as HtmlRoot } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { rehypeUniqueIds } from '@/lib/markdown/anchors';
import { remarkBounds } from '@/lib/markdown/bound-tree';
import { boundNesting, rehypeShowMarks } from '@/lib/markdown/bounds';
import { remarkCallouts } from '@/lib/markdown/callouts';
import { rehypeUntrustedLinks, remarkCommentSubset } from '@/lib/markdown/comment-subset';
import { remarkDoubleDollars } from '@/lib/markdown/dollar-math';
import { remarkEmbeds } from '@/lib/markdown/embeds';
import { rehypeFigureWidths, remarkFigures } from '@/lib/markdown/figures';
import { remarkHeadingIds } from '@/lib/markdown/heading-ids';
import { rehypeDemoteHeadings } from '@/lib/markdown/headings';
import { rehypeHighlight } from '@/lib/markdown/highlight';
import { rehypeLazyImages } from '@/lib/markdown/images';
import { rehypeQuoteDirection } from '@/lib/markdown/quote-direction';
import { rehypeRawHtml } from '@/lib/markdown/raw-html';
import { rehypeSafeSrcset } from '@/lib/markdown/safe-srcset';
import { commentSchema, postSchema, previewSchema } from '@/lib/markdown/sanitize-schema';
import { remarkSourceLines, WITH_LINES } from '@/lib/markdown/source-lines';
import { parseMarkdown } from '@/lib/markdown/syntax';
import { rehypeScrollableTables } from '@/lib/markdown/tables';
import { rehypeTaskLabels } from '@/lib/markdown/task-lists';

// Each processor is built once. Whatever makes HTML of input runs before the sanitizer.

const postSteps = unified()
  .use(remarkBounds)
  .use(remarkCallouts)
  .use(remarkHeadingIds)
  .use(remarkDoubleDollars)
  .use(remarkFigures)
  .use(remarkEmbeds)
  .use(remarkSourceLines)
  // The sanitizer adds the prefix, to all ids alike.
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeShowMarks)
  .use(rehypeRawHtml)
  // MathML only: KaTeX's HTML needs inline styles. `trust` stays off, so no links or classes from TeX.
  .use(rehypeKatex, { output: 'mathml', maxExpand: 500, maxSize: 50, strict: 'ignore' })
  .use(rehypeUniqueIds)
  .use(rehypeSafeSrcset)
  .use(rehypeLazyImages)
  .use(rehypeFigureWidths)
  .use(rehypeScrollableTables)
  .use(rehypeTaskLabels)
  .use(rehypeQuoteDirection)
  .freeze();

const highlighter = unified().use(rehypeHighlight).freeze();
const postHeadings = unified().use(rehypeDemoteHeadings).freeze();
const postSanitizer = unified().use(rehypeSanitize, postSchema).freeze();
const previewSanitizer = unified().use(rehypeSanitize, previewSchema).freeze();

const commentParser = unified().use(remarkParse).use(remarkGfm).freeze();

const commentSteps = unified()
  .use(remarkBounds)
  .use(remarkCommentSubset)
  // As on GitHub, where comments are typed like mail.
  .use(remarkBreaks)
  .use(remarkRehype)
  .use(rehypeShowMarks)
  .use(rehypeScrollableTables)
  .use(rehypeTaskLabels)
  .use(rehypeQuoteDirection)
  .use(rehypeUntrustedLinks)
  .freeze();

const commentSanitizer = unified().use(rehypeSanitize, commentSchema).freeze();

const stringifier = unified().use(rehypeStringify).freeze();

type PostTreeOptions = { keepHeadingRanks?: boolean; highlight?: boolean; withLines?: boolean };

/** Markdown of a post as an HTML tree that is still dangerous; the file's messages are for its author. */
export async function toUnsafePostTree(
  file: VFile,
  { keepHeadingRanks = false, highlight = true, withLines = false }: PostTreeOptions,
): Promise<HtmlRoot> {
  file.data[WITH_LINES] = withLines;
  const tree = await postSteps.run(parsePost(file), file);
  if (highlight) await highlighter.run(tree);
  return (keepHeadingRanks ? tree : postHeadings.runSync(tree)) as HtmlRoot;
}

export function parsePost(file: VFile): MarkdownRoot {
  boundNesting(file);
  return parseMarkdown(String(file));
}

export const toSafePostTree = (tree: HtmlRoot, withLines = false): HtmlRoot =>
  (withLines ? previewSanitizer : postSanitizer).runSync(tree);

export async function toCommentTree(markdown: string, { highlight = true } = {}): Promise<HtmlRoot> {
  const file = new VFile(markdown);
  boundNesting(file);
  const tree = await commentSteps.run(commentParser.parse(file), file);
  if (highlight) await highlighter.run(tree);
  return commentSanitizer.runSync(tree);
}

/** With `<` and `>` in attributes as references: correct without, but whatever looks for tags finds those alone. */
export function toHtml(tree: HtmlRoot): string {
  visit(tree, 'element', ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string' && /[<>]/.test(value))
        properties[name] = value.replaceAll('<', LESS).replaceAll('>', GREATER);
    }
  });
  return stringifier.stringify(tree).replaceAll(LESS, '&lt;').replaceAll(GREATER, '&gt;');
}

/** Unicode sets these code points aside for use within a program. */
const [LESS, GREATER] = ['\ufdda', '\ufddb'];
