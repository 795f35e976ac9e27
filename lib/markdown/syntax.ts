import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { singleDollar } from '@/lib/markdown/dollar-math';

const DOLLAR = 36;

// Later ones are tried first.
const extensions = [gfm(), math({ singleDollarTextMath: false }), { text: { [DOLLAR]: singleDollar } }];
const mdastExtensions = [gfmFromMarkdown(), mathFromMarkdown()];

/** The one reading of a post's Markdown: what readers see and what the rich editor shows derive from it. */
export const parseMarkdown = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions, mdastExtensions });
