import { Fragment } from '@tiptap/pm/model';
import { NodeSelection, TextSelection, type Command, type Selection } from '@tiptap/pm/state';

const holders = new Set(['doc', 'bulletList', 'orderedList', 'quote', 'footnoteDefinition']);

/** What is selected changes places with its neighbour: within its list or quote, and with it at the end of that. */
export const moveBlock =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { selection } = state;
    const range = movable(selection, by);
    if (!range) return false;
    if (!dispatch) return true;
    const { depth, first, last } = range;
    const parent = selection.$from.node(depth);
    const moved = parent.children.slice(first, last + 1);
    const other = parent.child(by < 0 ? first - 1 : last + 1);
    const start = selection.$from.posAtIndex(by < 0 ? first - 1 : first, depth);
    const size = moved.reduce((sum, node) => sum + node.nodeSize, other.nodeSize);
    const swapped = Fragment.from(by < 0 ? [...moved, other] : [other, ...moved]);
    const tr = state.tr.replaceWith(start, start + size, swapped);
    const shift = by * other.nodeSize;
    dispatch(
      tr
        .setSelection(
          selection instanceof NodeSelection
            ? NodeSelection.create(tr.doc, selection.from + shift)
            : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift),
        )
        .scrollIntoView(),
    );
    return true;
  };

function movable({ $from, $to }: Selection, by: -1 | 1) {
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth -= 1) {
    const parent = $from.node(depth);
    if (!holders.has(parent.type.name)) continue;
    const [first, last] = [$from.index(depth), Math.max($from.index(depth), $to.indexAfter(depth) - 1)];
    const next = by < 0 ? first - 1 : last + 1;
    if (next >= 0 && next < parent.childCount) return { depth, first, last };
  }
  return null;
}
