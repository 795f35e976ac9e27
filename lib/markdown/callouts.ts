import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

export const calloutTitles = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

export type CalloutKind = keyof typeof calloutTitles;

const opening = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** `[!NOTE]` alone on a quote's first line, as on GitHub; `\[!NOTE]` is words. */
export function remarkCallouts() {
  return (tree: Root, file: VFile): void => {
    const source = String(file);
    visit(tree, 'blockquote', (quote: Blockquote) => {
      const kind = takeKind(quote, source);
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

function takeKind(quote: Blockquote, source: string): CalloutKind | undefined {
  const [paragraph] = quote.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const [text, next] = paragraph.children;
  const match = text?.type === 'text' ? opening.exec(text.value) : null;
  if (text?.type !== 'text' || !match?.[1]) return undefined;
  if (!source.startsWith('[!', paragraph.position?.start.offset)) return undefined;
  if (!match[0].endsWith('\n') && next && next.type !== 'break') return undefined;
  text.value = text.value.slice(match[0].length);
  if (text.value === '') takeEmptyText(quote, paragraph);
  return match[1].toLowerCase() as CalloutKind;
}

function takeEmptyText(quote: Blockquote, paragraph: Paragraph): void {
  paragraph.children.shift();
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift();
  if (paragraph.children.length === 0) quote.children.shift();
}
