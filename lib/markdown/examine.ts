import type { Heading, Image, ImageReference, Nodes, Root } from 'mdast';
import { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { addAnchors } from '@/lib/markdown/anchors';
import { assertLength, MAX_POST_LENGTH } from '@/lib/markdown/bounds';
import { parsePost, toSafePostTree, toUnsafePostTree } from '@/lib/markdown/pipeline';
import { excerptOf } from '@/lib/markdown/plain-text';
import { findHtmlAddresses } from '@/lib/markdown/html-addresses';
import type { Reference } from '@/lib/markdown/references';

/** UTF-16 offsets into the text. */
export type Place = { start: number; end: number };
export type HeadingJump = Place & { from: number; to: number };

export type Exam = {
  excerpt: string;
  references: Reference[];
  /** Fragments that no part of the text has the name of, with their `#`. */
  deadFragments: string[];
  withoutAlt: Place[];
  headingJumps: HeadingJump[];
  mergeMarks: Place[];
};

const MAX_REFERENCES = 500;

/** What an author may want to mend before publishing, as far as the text alone tells. @throws {RangeError} */
export async function examinePost(markdown: string): Promise<Exam> {
  assertLength(markdown, MAX_POST_LENGTH);
  const tree = toSafePostTree(await toUnsafePostTree(new VFile(markdown), { highlight: false }));
  const excerpt = excerptOf(tree);
  const parsed = parsePost(new VFile(markdown));
  return {
    excerpt,
    references: referencesOf(parsed).slice(0, MAX_REFERENCES),
    deadFragments: addAnchors(tree),
    withoutAlt: picturesWithoutAlt(parsed),
    headingJumps: jumpsOf(parsed),
    mergeMarks: mergeMarksOf(markdown, parsed),
  };
}

function referencesOf(tree: Root): Reference[] {
  const references: Reference[] = [];
  visit(tree, (node) => {
    const place = placeOf(node);
    if (node.type === 'link' || node.type === 'definition')
      references.push({ url: node.url, kind: 'link', ...place });
    if (node.type === 'image') references.push({ url: node.url, kind: 'image', ...place });
    if (node.type !== 'html') return;
    for (const { url, kind, start, end } of findHtmlAddresses(node.value))
      references.push({ url, kind, start: place.start + start, end: place.start + end });
  });
  return references;
}

const placeOf = ({ position }: Nodes): Place => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

// Its length is bounded, or a text of nothing but `<img` would be read once for each of them.
const htmlPictureWithoutAlt = /<img\b(?![^<>]{0,2000}\balt\s*=)[^<>]{0,2000}>/gi;

function picturesWithoutAlt(tree: Root): Place[] {
  const found: Place[] = [];
  visit(tree, (node) => {
    if (isPicture(node) && !node.alt?.trim()) found.push(placeOf(node));
    if (node.type !== 'html') return;
    const { start } = placeOf(node);
    for (const { 0: tag, index } of node.value.matchAll(htmlPictureWithoutAlt))
      found.push({ start: start + index, end: start + index + tag.length });
  });
  return found;
}

const isPicture = (node: Nodes): node is Image | ImageReference =>
  node.type === 'image' || node.type === 'imageReference';

/** The title of the post is the first rank, so a text that has that rank itself moves down by one. */
function jumpsOf(tree: Root): HeadingJump[] {
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => void headings.push(node));
  const lowered = headings.some(({ depth }) => depth === 1) ? 1 : 0;
  let from = 1;
  return headings.flatMap((heading) => {
    const to = heading.depth + lowered;
    const jump = to > from + 1 ? [{ ...placeOf(heading), from, to }] : [];
    from = to;
    return jump;
  });
}

const mergeMark = /^(?:<{7}|>{7}|\|{7})(?: .*)?$/gm;

/** Those in code are shown on purpose. */
function mergeMarksOf(markdown: string, tree: Root): Place[] {
  const code: Place[] = [];
  visit(tree, ['code', 'inlineCode'], (node) => void code.push(placeOf(node)));
  return [...markdown.matchAll(mergeMark)]
    .map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }))
    .filter(({ start }) => !code.some((range) => range.start <= start && start < range.end));
}
