import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { EditorState, Plugin, PluginKey, Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { findKinds, type BlockKind } from './block-kinds';
import { SlashList } from './slash-list';

type Slash = { from: number; query: string; chosen: number };

const key = new PluginKey<Slash | null>('slash');
const LIST = 'rich-slash';

/** A slash that begins a word, as it is typed, offers the kinds of blocks. */
export const SlashMenu = Extension.create({
  name: 'slashMenu',
  // Before Enter, Tab and the arrow keys mean something else.
  priority: 1100,
  addProseMirrorPlugins: () => [
    new Plugin<Slash | null>({
      key,
      state: { init: () => null, apply: follow },
      props: {
        attributes: (state): Record<string, string> => {
          const open = openIn(state);
          if (!open) return {};
          const option = `${LIST}-${open.chosen}`;
          return { 'aria-autocomplete': 'list', 'aria-controls': LIST, 'aria-activedescendant': option };
        },
        handleKeyDown: (view, event) =>
          !view.composing && !event.ctrlKey && !event.metaKey && !event.altKey && press(view, event.key),
        handleDOMEvents: { blur: close },
      },
      view: (view) => {
        const list = new SlashList(LIST, (index) => take(view, index));
        view.dom.after(list.element);
        return {
          update: () => {
            const open = openIn(view.state);
            list.show(open && { ...open, at: view.coordsAtPos(open.from) });
          },
          destroy: () => list.element.remove(),
        };
      },
    }),
  ],
});

function follow(transaction: Transaction, before: Slash | null, old: EditorState, now: EditorState) {
  const meta = transaction.getMeta(key) as { chosen: number } | 'close' | undefined;
  if (meta === 'close') return null;
  if (meta && before) return { ...before, ...meta };
  if (!transaction.docChanged && !transaction.selectionSet) return before;
  const found = slashAt(now);
  if (before) return found?.from === before.from ? found : null;
  const isTyped = found?.query === '' && now.doc.content.size === old.doc.content.size + 1;
  return isTyped && !transaction.getMeta('paste') ? found : null;
}

function slashAt({ selection }: EditorState): Slash | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== 'paragraph') return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, '\0', '\0');
  const match = /(?:^|\s)\/([\p{L}\d][\p{L}\d ]{0,20})?$/u.exec(before);
  if (!match) return null;
  const query = match[1] ?? '';
  return { from: $from.pos - query.length - 1, query, chosen: 0 };
}

function openIn(state: EditorState): (Slash & { kinds: BlockKind[] }) | null {
  const slash = key.getState(state);
  const kinds = slash ? findKinds(slash.query) : [];
  return slash && kinds.length > 0 ? { ...slash, kinds } : null;
}

function close(view: EditorView): void {
  if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, 'close'));
}

function press(view: EditorView, name: string): boolean {
  const open = openIn(view.state);
  if (!open) return false;
  const { length } = open.kinds;
  const to = { ArrowDown: open.chosen + 1, ArrowUp: open.chosen - 1 + length }[name];
  if (to !== undefined) view.dispatch(view.state.tr.setMeta(key, { chosen: to % length }));
  else if (name === 'Enter' || name === 'Tab') take(view, open.chosen);
  else if (name === 'Escape') close(view);
  else return false;
  return true;
}

/** The slash goes and the block comes in one step, which one undo takes back. */
function take(view: EditorView, index: number): void {
  const open = openIn(view.state);
  const kind = open?.kinds[index];
  if (!open || !kind) return;
  const tr = view.state.tr.delete(open.from, view.state.selection.from).setMeta(key, 'close');
  const without = EditorState.create({ doc: tr.doc, selection: tr.selection });
  kind.command(without, (made) => {
    for (const step of made.steps) tr.step(step);
    tr.setSelection(Selection.fromJSON(tr.doc, made.selection.toJSON()));
  });
  view.dispatch(closeHistory(tr).scrollIntoView());
  view.focus();
}
