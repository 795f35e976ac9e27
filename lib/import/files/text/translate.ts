import { translateAttributes } from '@/lib/import/files/text/attributes';
import { translateDirectives, translateQuotedCallouts } from '@/lib/import/files/text/callouts';
import { removeRawTags, translateCodeTags } from '@/lib/import/files/text/code-tags';
import { runStep, type Edit } from '@/lib/import/files/text/edits';
import { linkEmbedded } from '@/lib/import/files/text/embedded';
import { translateLiquid } from '@/lib/import/files/text/liquid';
import { translateMdx } from '@/lib/import/files/text/mdx';
import {
  removeBlockNames,
  removeComments,
  translateMarks,
  translateWikilinks,
} from '@/lib/import/files/text/obsidian';
import { showShortcodes, translatePairs, translateShortcodes } from '@/lib/import/files/text/shortcodes';
import type { TextContext } from '@/lib/import/files/text/text-context';

type Translate = (masked: string, text: string, context: TextContext) => Edit[];

/** In this order: what is private goes first, and what one step writes the next ones read. */
const steps: Translate[] = [
  removeComments,
  translateMdx,
  translateLiquid,
  translateShortcodes,
  removeBlockNames,
  translateWikilinks,
  translateMarks,
  linkEmbedded,
  translateAttributes,
  (masked, _text, { notes }) => counted(translateQuotedCallouts(masked), notes),
  (masked, text, { notes }) => counted(translateDirectives(masked, text), notes),
  quietAddresses,
];

/** How deep shortcodes with something between them are followed. */
const MAX_PASSES = 6;

/** The Markdown of a generator as Colophon reads it. What it does not know stays as it is. */
export function translateText(body: string, context: TextContext): string {
  let text = removeRawTags(translateCodeTags(body, context), context);
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const before = text;
    text = runStep(text, (masked, whole) => translatePairs(masked, whole, context));
    if (text === before) break;
  }
  for (const translate of steps) {
    if (!marks.test(text)) break;
    text = runStep(text, (masked, whole) => translate(masked, whole, context));
  }
  return showShortcodes(text);
}

/** Of a page of HTML what says where something is; the rest is read as HTML. */
export const translateAddresses = (html: string, context: TextContext): string =>
  runStep(removeRawTags(html, context), (masked, whole) => translateLiquid(masked, whole, context));

/** Without one of these there is nothing to translate. */
const marks = /[[{<%=^:]|import|export/;

function counted(edits: Edit[], notes: TextContext['notes']): Edit[] {
  notes.add('a callout was translated', edits.length);
  return edits;
}

const label =
  /\[([^[\]\n]{0,1000}(?:https?:\/\/|www\.)[^[\]\s]{1,1000}&#?\w{1,30};)\](?=\[[^\]\n]{0,200}\]|\()/g;

/** An address in the words of a link, with a reference behind it, would become a link of its own and swallow the other. */
function quietAddresses(masked: string): Edit[] {
  if (!masked.includes('&')) return [];
  return [...masked.matchAll(label)].flatMap(({ 1: words = '', index }) =>
    [...words.matchAll(/:(?=\/\/)|(?<=www)\./g)].map(({ 0: sign, index: at }) => ({
      start: index + 1 + at,
      end: index + 2 + at,
      text: `&#${sign.charCodeAt(0)};`,
    })),
  );
}
