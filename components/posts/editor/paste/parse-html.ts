import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parse } from 'parse5';
import { boundedTree } from '@/lib/markdown/bounded-tree';

/** What browsers allow. */
const MAX_DEPTH = 500;

/** @throws {TooMuchHtmlError} when it is nested too deep or has too many elements to be a document */
export const parseHtml = (html: string): Root =>
  fromParse5(parse(html, { treeAdapter: boundedTree(MAX_DEPTH) })) as Root;
