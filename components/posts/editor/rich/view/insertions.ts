import { toggleMark } from '@tiptap/pm/commands';
import { NodeSelection, TextSelection, type Command } from '@tiptap/pm/state';
import { insertBlock } from './block-commands';
import { focusTool } from './focus-tool';

/** A selected text becomes a link whose address is asked for; a link becomes text again. */
export const toggleLink: Command = (state, dispatch, view) => {
  const { link } = state.schema.marks;
  const { empty, $from, from, to } = state.selection;
  if (!empty) {
    if (dispatch && !state.doc.rangeHasMark(from, to, link!)) focusTool(view, 'link');
    return toggleMark(link!, { href: 'https://' })(state, dispatch);
  }
  const word = wordAround(
    $from.parent.textBetween(0, $from.parent.content.size, '\0', '\0'),
    $from.parentOffset,
  );
  if (!$from.parent.type.allowsMarkType(link!)) return false;
  if (!dispatch) return true;
  focusTool(view, 'link');
  const start = $from.start();
  if (word) {
    const tr = state.tr.addMark(start + word.from, start + word.to, link!.create({ href: 'https://' }));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, start + word.from, start + word.to)));
    return true;
  }
  const text = state.schema.text('link', [link!.create({ href: 'https://' })]);
  const tr = state.tr.replaceRangeWith(from, to, text);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, from, from + 4)));
  return true;
};

function wordAround(text: string, at: number): { from: number; to: number } | null {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(0, at))![0];
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(at))![0];
  return before || after ? { from: at - before.length, to: at + after.length } : null;
}

const insertInline =
  (name: string, attrs: object, tool: string): Command =>
  (state, dispatch, view) => {
    const node = state.schema.nodes[name]!.create({ ...attrs });
    const { $from } = state.selection;
    if (!$from.parent.canReplaceWith($from.index(), $from.index(), node.type)) return false;
    if (!dispatch) return true;
    const { from } = state.selection;
    const tr = state.tr.replaceSelectionWith(node, false);
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView());
    focusTool(view, tool);
    return true;
  };

export const insertImage: Command = insertInline('image', { src: 'https://' }, 'image');

/** A formula of its own in an empty paragraph, within the line elsewhere. */
export const insertMath: Command = (state, dispatch, view) => {
  const { parent } = state.selection.$from;
  return parent.content.size === 0
    ? insertBlock(() => ({ name: 'mathBlock', text: 'x^2' }))(state, dispatch, view)
    : insertInline('inlineMath', { value: 'x' }, 'formula')(state, dispatch, view);
};

/** The reference where the caret is, and its text at the end. */
export const insertFootnote: Command = (state, dispatch) => {
  const { footnoteReference, footnoteDefinition, paragraph } = state.schema.nodes;
  const { $from, to } = state.selection;
  if (!$from.parent.canReplaceWith($from.index(), $from.index(), footnoteReference!)) return false;
  if (!dispatch) return true;
  const taken = new Set<string>();
  state.doc.descendants((node) => {
    if (node.type === footnoteDefinition) taken.add(String(node.attrs.label));
  });
  let label = 1;
  while (taken.has(String(label))) label += 1;
  const attrs = { label: String(label) };
  const tr = state.tr.insert(to, footnoteReference!.create(attrs));
  const end = tr.doc.content.size;
  tr.insert(end, footnoteDefinition!.create(attrs, paragraph!.create()));
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 2))).scrollIntoView());
  return true;
};
