import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';
import { boundedTree } from '@/lib/markdown/bounded-tree';

/** As deep as the renderer takes HTML (`raw-html.ts`). */
const MAX_DEPTH = 200;

/** As a browser would. @throws {TooMuchHtmlError} when it is nested too deep or has too many elements for a post */
export const parseHtml = (html: string): Root =>
  fromParse5(parseFragment(html, { treeAdapter: boundedTree(MAX_DEPTH), scriptingEnabled: false })) as Root;
