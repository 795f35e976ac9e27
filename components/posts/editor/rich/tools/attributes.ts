import type { Attrs } from '@tiptap/pm/model';
import { NodeSelection, type Command } from '@tiptap/pm/state';

/** Sets attributes of the selected node and keeps it selected. */
export const setSelected =
  (attrs: Attrs): Command =>
  (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof NodeSelection)) return false;
    const { node, from } = selection;
    const tr = state.tr.setNodeMarkup(from, undefined, { ...node.attrs, ...attrs }, node.marks);
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, from)));
    return true;
  };

/** Sets the address of the link around the caret; none makes it text. */
export const setLink =
  (href: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks.link!;
    const { $from } = state.selection;
    const mark = type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? []);
    if (!mark) return false;
    if (!dispatch) return true;
    const tr = state.tr;
    const start = $from.start();
    const holds = (index: number) => mark.isInSet($from.parent.maybeChild(index)?.marks ?? []);
    const here = holds($from.index()) ? $from.index() : $from.index() - 1;
    let [first, last] = [here, here];
    while (first > 0 && holds(first - 1)) first -= 1;
    while (holds(last + 1)) last += 1;
    let at = start;
    $from.parent.forEach((node, offset, index) => {
      at = start + offset;
      if (index < first || index > last) return;
      tr.removeMark(at, at + node.nodeSize, mark);
      if (href)
        tr.addMark(at, at + node.nodeSize, type.create({ ...mark.attrs, href, ref: null, refKind: null }));
    });
    dispatch(tr);
    return true;
  };
