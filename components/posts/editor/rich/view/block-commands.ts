import { lift, setBlockType, wrapIn } from '@tiptap/pm/commands';
import type { Attrs } from '@tiptap/pm/model';
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list';
import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state';

/** The nearest block of a kind around the selection. */
export function around({ selection: { $from } }: EditorState, names: string[]) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (names.includes(node.type.name)) return { node, pos: $from.before(depth), depth };
  }
  return null;
}

export const setBlock =
  (name: string, attrs?: Attrs): Command =>
  (state, dispatch, view) =>
    setBlockType(state.schema.nodes[name]!, attrs)(state, dispatch, view);

export const toggleQuote: Command = (state, dispatch, view) =>
  around(state, ['quote']) ? lift(state, dispatch) : wrapIn(state.schema.nodes.quote!)(state, dispatch, view);

/** Sets attributes of the nearest block of these kinds. */
export const setAround =
  (names: string[], attrs: Attrs): Command =>
  (state, dispatch) => {
    const found = around(state, names);
    if (!found) return false;
    dispatch?.(state.tr.setNodeMarkup(found.pos, undefined, { ...found.node.attrs, ...attrs }));
    return true;
  };

/** Makes a list, changes its kind, or takes it away when it is of this kind already. */
export const toggleList =
  (name: string, isTask = false): Command =>
  (state, dispatch, view) => {
    const list = around(state, ['bulletList', 'orderedList']);
    const item = around(state, ['listItem']);
    if (!list || !item) {
      return wrapInList(state.schema.nodes[name]!)(
        state,
        dispatch && ((tr) => dispatch(isTask ? withTasks(state.apply(tr), tr) : tr)),
        view,
      );
    }
    const hasTasks = item.node.attrs.checked !== null;
    if (list.node.type.name === name && hasTasks === isTask)
      return liftListItem(state.schema.nodes.listItem!)(state, dispatch, view);
    if (!dispatch) return true;
    const { loose } = list.node.attrs as { loose: boolean };
    const tr = state.tr.setNodeMarkup(list.pos, state.schema.nodes[name], { loose });
    list.node.forEach((_, offset) => {
      tr.setNodeAttribute(list.pos + 1 + offset, 'checked', isTask ? false : null);
    });
    dispatch(tr);
    return true;
  };

function withTasks(state: EditorState, tr: EditorState['tr']) {
  const list = around(state, ['bulletList']);
  list?.node.forEach((_, offset) => tr.setNodeAttribute(list.pos + 1 + offset, 'checked', false));
  return tr;
}

/** Puts a block after the one with the caret, or in the place of an empty paragraph. */
export const insertBlock =
  (make: (state: EditorState) => { name: string; attrs?: Attrs; text?: string }): Command =>
  (state, dispatch) => {
    const { name, attrs, text } = make(state);
    const { $from } = state.selection;
    const node = state.schema.nodes[name]!.createAndFill(attrs, text ? state.schema.text(text) : undefined);
    if (!node) return false;
    if (!dispatch) return true;
    const isEmpty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
    const depth = Math.max(1, $from.depth);
    const from = isEmpty ? $from.before() : $from.depth === 0 ? $from.pos : $from.after(depth);
    const to = isEmpty ? $from.after() : from;
    const tr = state.tr.replaceRangeWith(from, to, node);
    const inside = Math.min(tr.mapping.map(from, -1) + 1, tr.doc.content.size);
    // What stands for the text is written over by the first key.
    const selection = text
      ? TextSelection.create(tr.doc, inside, inside + text.length)
      : TextSelection.near(tr.doc.resolve(inside));
    dispatch(tr.setSelection(selection).scrollIntoView());
    return true;
  };
