import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';

export const calloutTitles = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

export type CalloutKind = keyof typeof calloutTitles;

const opening = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** `[!NOTE]` alone on a quote's first line, as on GitHub. */
export function remarkCallouts() {
  return (tree: Root): void => {
    visit(tree, 'blockquote', (quote: Blockquote) => {
      const kind = takeKind(quote);
      if (!kind) return;
      quote.data = {
        hName: 'div',
        hProperties: { className: ['callout', `callout-${kind}`], role: 'note' },
      };
      quote.children.unshift({
        type: 'paragraph',
        data: { hProperties: { className: ['callout-title'] } },
        children: [{ type: 'text', value: calloutTitles[kind] }],
      });
    });
  };
}

function takeKind(quote: Blockquote): CalloutKind | undefined {
  const [paragraph] = quote.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const [text] = paragraph.children;
  const match = text?.type === 'text' ? opening.exec(text.value) : null;
  if (text?.type !== 'text' || !match?.[1]) return undefined;
  text.value = text.value.slice(match[0].length);
  if (text.value === '') takeEmptyText(quote, paragraph);
  return match[1].toLowerCase() as CalloutKind;
}

function takeEmptyText(quote: Blockquote, paragraph: Paragraph): void {
  paragraph.children.shift();
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift();
  if (paragraph.children.length === 0) quote.children.shift();
}
