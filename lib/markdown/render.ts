import type { Root } from 'hast';
import { VFile } from 'vfile';
import { addAnchors } from '@/lib/markdown/anchors';
import { assertLength, MAX_COMMENT_HTML, MAX_COMMENT_LENGTH, MAX_POST_LENGTH } from '@/lib/markdown/bounds';
import { frameCode } from '@/lib/markdown/code-frames';
import { droppedMarkup } from '@/lib/markdown/dropped-markup';
import { makeEmbeds } from '@/lib/markdown/embeds';
import { completeStoredImages, type FindPictures } from '@/lib/markdown/images';
import { markNumberCells } from '@/lib/markdown/number-cells';
import { toCommentTree, toHtml, toSafePostTree, toUnsafePostTree } from '@/lib/markdown/pipeline';
import { plainHtml } from '@/lib/markdown/plain-html';
import { excerptOf, wordCountOf } from '@/lib/markdown/plain-text';

export type RenderedPost = {
  /** Sanitized; stands inside `<div class="prose">`. */
  html: string;
  excerpt: string;
  wordCount: number;
  notices: string[];
};

export type RenderOptions = {
  findPictures?: FindPictures;
  keepHeadingRanks?: boolean;
  /** `data-line` on blocks, for a preview beside the source. */
  withLines?: boolean;
};

/** CommonMark, GFM, footnotes, `$$` math, callouts, HTML; sanitized. @throws {RangeError} beyond `MAX_POST_LENGTH` */
export async function renderPost(markdown: string, options: RenderOptions = {}): Promise<RenderedPost> {
  assertLength(markdown, MAX_POST_LENGTH);
  const { findPictures, keepHeadingRanks, withLines } = options;
  const file = new VFile(markdown);
  const unsafe = await toUnsafePostTree(file, { keepHeadingRanks, withLines });
  const tree = toSafePostTree(unsafe, withLines);
  const notices = [...new Set(file.messages.map(({ reason }) => reason)), ...droppedNotice(unsafe, tree)];
  // After the sanitizer, which lets nobody else make players, frames or the choice of a file.
  makeEmbeds(tree, file);
  frameCode(tree);
  markNumberCells(tree);
  if (findPictures) await completeStoredImages(tree, findPictures);
  const dead = addAnchors(tree);
  if (dead.length > 0) notices.push(`Nothing in the text has the name of these links: ${dead.join(', ')}.`);
  return { html: toHtml(tree), excerpt: excerptOf(tree), wordCount: wordCountOf(tree), notices };
}

/** Text, links, lists, quotes, code and tables; sanitized. @throws {RangeError} beyond `MAX_COMMENT_LENGTH` */
export async function renderComment(markdown: string): Promise<string> {
  assertLength(markdown, MAX_COMMENT_LENGTH);
  for (const options of [{ highlight: true }, { highlight: false }]) {
    const html = toHtml(await toCommentTree(markdown, options));
    if (Buffer.byteLength(html) <= MAX_COMMENT_HTML) return html;
  }
  return plainHtml(markdown);
}

export async function listDroppedMarkup(markdown: string): Promise<string[]> {
  assertLength(markdown, MAX_POST_LENGTH);
  const unsafe = await toUnsafePostTree(new VFile(markdown), { highlight: false });
  return droppedMarkup(unsafe, toSafePostTree(unsafe));
}

function droppedNotice(before: Root, after: Root): string[] {
  const dropped = droppedMarkup(before, after);
  return dropped.length > 0 ? [`Readers will not get this markup: ${dropped.join(', ')}.`] : [];
}
