import { Extension, type Editor } from '@tiptap/core';
import { exitCode, setBlockType, toggleMark } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { liftListItem, sinkListItem, splitListItem } from '@tiptap/pm/schema-list';
import { Plugin, type Command } from '@tiptap/pm/state';
import { goToNextCell, isInTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { schema } from '../schema/schema';
import { toggleLink } from './insertions';
import { toggleList, toggleQuote } from './block-commands';
import { linkAddress } from './input-rules';
import { moveBlock } from './move-block';
import { addLastRow, exitTable, leaveTable, moveDown } from './table-commands';

const item = schema.nodes.listItem!;

/** Runs a command of ProseMirror with the nodes of this editor's own schema. */
export const run = (editor: Editor, command: Command): boolean =>
  command(editor.state, editor.view.dispatch, editor.view);

const isInCode: Command = ({ selection }) => Boolean(selection.$from.parent.type.spec.code);
const isInItem: Command = ({ selection: { $from } }) => $from.node(-1)?.type.name === 'listItem';

const insertBreak: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const type = state.schema.nodes.hardBreak!;
  if (!$from.parent.canReplaceWith($from.index(), $from.index(), type)) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
};

const insertTab: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.type.spec.code) return false;
  dispatch?.(state.tr.insertText('  ').scrollIntoView());
  return true;
};

const block =
  (name: string, attrs?: object): Command =>
  (state, dispatch, view) =>
    setBlockType(state.schema.nodes[name]!, { ...attrs })(state, dispatch, view);
const mark =
  (name: string): Command =>
  (state, dispatch, view) =>
    toggleMark(state.schema.marks[name]!)(state, dispatch, view);

const first =
  (...commands: Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view));

const headings = Object.fromEntries(
  [1, 2, 3, 4].map((level) => [`Mod-Alt-${level}`, block('heading', { level })]),
);

/** Types of nodes belong to the schema of one editor: they are looked up in its state. */
const own =
  (make: (type: typeof item) => Command): Command =>
  (state, dispatch, view) =>
    make(state.schema.nodes.listItem!)(state, dispatch, view);

/** The third Enter at the end leaves, without the two empty lines before it. */
const leaveCode: Command = ({ selection: { $from, empty }, tr }, dispatch, view) => {
  const { parent } = $from;
  const isAtEnd = empty && Boolean(parent.type.spec.code) && $from.parentOffset === parent.content.size;
  if (!isAtEnd || !parent.textContent.endsWith('\n\n')) return false;
  dispatch?.(tr.delete($from.pos - 2, $from.pos));
  return !view || exitCode(view.state, dispatch);
};

const bindings: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-b': mark('bold'),
  'Mod-i': mark('italic'),
  'Mod-e': mark('code'),
  'Mod-k': toggleLink,
  'Mod-Shift-x': mark('strike'),
  'Mod-Alt-0': block('paragraph'),
  ...headings,
  'Mod-Alt-c': block('codeBlock'),
  'Mod-Shift-7': toggleList('orderedList'),
  'Mod-Shift-8': toggleList('bulletList'),
  'Mod-Shift-9': toggleList('bulletList', true),
  'Mod-Shift-b': toggleQuote,
  'Shift-Enter': first(exitCode, exitTable, insertBreak),
  // The key of the page that publishes: it writes nothing.
  'Mod-Enter': () => true,
  Enter: (before, dispatch, view) => {
    if (isInTable(before)) return moveDown(before, dispatch, view);
    linkAddress(before, dispatch, view);
    const state = view?.state ?? before;
    if (isInCode(state)) return leaveCode(state, dispatch, view);
    if (!isInItem(state)) return false;
    return own((type) => splitListItem(type, itemAttributes(state)))(state, dispatch, view);
  },
  Tab: first(goToNextCell(1), addLastRow, own(sinkListItem), insertTab),
  'Shift-Tab': first(goToNextCell(-1), own(liftListItem)),
  ArrowDown: leaveTable,
  'Alt-ArrowUp': moveBlock(-1),
  'Alt-ArrowDown': moveBlock(1),
};

function itemAttributes({ selection: { $from } }: Parameters<Command>[0]) {
  return { checked: $from.node(-1)?.attrs.checked === null ? null : false };
}

/** In code the key that publishes leads out of it, as in other editors, and the page does not hear of it. */
function leaveCodeByKey(view: EditorView, event: KeyboardEvent): boolean {
  const isKey = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (!isKey || !exitCode(view.state, view.dispatch)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** Escape, then Tab, leaves the text also where Tab indents. */
export const Keys = Extension.create<object, { leaves: boolean }>({
  name: 'keys',
  priority: 200,
  addStorage: () => ({ leaves: false }),
  addProseMirrorPlugins() {
    return [new Plugin({ props: { handleDOMEvents: { keydown: leaveCodeByKey } } })];
  },
  addKeyboardShortcuts() {
    const { storage } = this;
    const bound = Object.entries(bindings).map(([key, command]) => [
      key,
      ({ editor }: { editor: Editor }) => {
        const leaves = storage.leaves && /Tab$/.test(key);
        storage.leaves = false;
        return !leaves && run(editor, command);
      },
    ]);
    return {
      ...(Object.fromEntries(bound) as Record<string, ({ editor }: { editor: Editor }) => boolean>),
      'Alt-F10': ({ editor }) => {
        const pane = editor.view.dom.closest('.rich-pane');
        pane?.querySelector<HTMLElement>('[role=toolbar] :is(button, select):not([tabindex="-1"])')?.focus();
        return true;
      },
      Escape: () => {
        storage.leaves = true;
        return false;
      },
    };
  },
});
