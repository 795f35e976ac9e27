import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { hasText, markdownOf, readClipboard } from '../../paste/clipboard';
import { isWebAddress, looksLikeAddress } from '../../paste/web-address';
import { isPlainPasteKey } from '../../paste/plain-key';
import { insertMarkdown } from './insert-markdown';
import { PasteQueue, pasteKey, pastePlaces } from './paste-queue';

type Range = { from: number; to: number };

/** What was copied here keeps its form; other text is read as the Markdown that it is, or that its HTML says. */
export const Pasting = Extension.create({
  name: 'pasting',
  // Before whatever reads the HTML: the browser strips its style attributes for the policy's sake.
  priority: 1000,
  addProseMirrorPlugins: () => {
    let isPlain = false;
    let queue: PasteQueue | undefined;
    return [
      new Plugin({
        key: pasteKey,
        state: pastePlaces,
        view: (view) => {
          queue = new PasteQueue(view);
          return {};
        },
        props: {
          handleKeyDown: (_, event) => {
            isPlain = isPlainPasteKey(event);
            return false;
          },
          // Not handlePaste, before which the editor reads the HTML: with styles that is against the policy.
          handleDOMEvents: {
            paste(view, event) {
              const wantsPlain = isPlain;
              isPlain = false;
              const isTaken = !wantsPlain && take(view, event.clipboardData, view.state.selection, queue);
              if (isTaken) event.preventDefault();
              return isTaken;
            },
            drop(view, event) {
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
              if (view.dragging || event.defaultPrevented || at === undefined) return false;
              const isTaken = take(view, event.dataTransfer, { from: at, to: at }, queue);
              if (isTaken) event.preventDefault();
              return isTaken;
            },
          },
        },
      }),
    ];
  },
});

function take(view: EditorView, data: DataTransfer | null, range: Range, queue?: PasteQueue): boolean {
  if (!data || data.getData('text/html').includes('data-pm-slice')) return false;
  const clipboard = readClipboard(data);
  const isCode = Boolean(view.state.doc.resolve(range.from).parent.type.spec.code);
  if (!isCode && linkWords(view, clipboard.text.trim(), range)) return true;
  if (clipboard.html !== '' && hasText(clipboard) && !isCode) queue?.add(markdownOf(clipboard), range);
  else if (clipboard.text !== '') view.dispatch(insertMarkdown(view.state, clipboard.text, range));
  return true;
}

/** An address that is pasted on words makes a link of them. */
function linkWords(view: EditorView, href: string, { from, to }: Range): boolean {
  const { doc, schema } = view.state;
  const { link } = schema.marks;
  const $from = doc.resolve(from);
  if (from === to || !$from.sameParent(doc.resolve(to)) || !isWebAddress(href)) return false;
  if (!$from.parent.type.allowsMarkType(link!)) return false;
  if (looksLikeAddress(doc.textBetween(from, to))) return false;
  const { tr } = view.state;
  view.dispatch(tr.removeMark(from, to, link).addMark(from, to, link!.create({ href })));
  return true;
}
