import { TextSelection, type Command } from '@tiptap/pm/state';
import { addRowAfter, findTable, goToNextCell, isInTable, selectedRect } from '@tiptap/pm/tables';

export const insertTable: Command = (state, dispatch) => {
  const { table, tableRow, tableHeader, tableCell } = state.schema.nodes;
  const row = (type: typeof tableCell) =>
    tableRow!.create(
      null,
      [0, 1, 2].map(() => type!.createAndFill()!),
    );
  const node = table!.create(null, [row(tableHeader), row(tableCell), row(tableCell)]);
  const { $from } = state.selection;
  if (isInTable(state)) return false;
  if (!dispatch) return true;
  const isEmpty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const start = isEmpty ? $from.before() : $from.after(1);
  const tr = state.tr.replaceRangeWith(start, isEmpty ? $from.after() : start, node);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(start + 3))).scrollIntoView());
  return true;
};

/** To the cell below; after the last row, out of the table. */
export const moveDown: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { map, tableStart, bottom, left } = selectedRect(state);
  if (bottom >= map.height) return exitTable(state, dispatch);
  const cell = tableStart + map.map[bottom * map.width + left]!;
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(cell + 1))).scrollIntoView());
  return true;
};

/** From the last cell into a row of its own. */
export const addLastRow: Command = (state, dispatch) => {
  if (!isInTable(state) || !addRowAfter(state)) return false;
  if (!dispatch) return true;
  let added = state;
  const tr = state.tr;
  addRowAfter(state, (made) => {
    for (const step of made.steps) tr.step(step);
    added = state.apply(made);
  });
  goToNextCell(1)(added, ({ selection }) => {
    tr.setSelection(TextSelection.near(tr.doc.resolve(selection.from)));
  });
  dispatch(tr.scrollIntoView());
  return true;
};

/** Out of the table from wherever the caret is, into the paragraph after it. */
export const exitTable: Command = (state, dispatch) => {
  const table = findTable(state.selection.$from);
  if (!table) return false;
  const end = table.pos + table.node.nodeSize;
  const { paragraph } = state.schema.nodes;
  const { tr } = state;
  if (state.doc.nodeAt(end)?.type !== paragraph) tr.insert(end, paragraph!.create());
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  return true;
};

/** Below what ends the text and would hold the caret there: a paragraph. */
export const leaveTable: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const last = state.doc.lastChild;
  const isLast = $from.index(0) === state.doc.childCount - 1;
  const isHeld = Boolean(findTable($from)) || Boolean($from.parent.type.spec.code);
  const isAtEnd = $from.pos >= state.doc.content.size - (findTable($from) ? 3 : 1);
  if (!empty || !last || !isLast || !isHeld || !isAtEnd) return false;
  const end = state.doc.content.size;
  const tr = state.tr.insert(end, state.schema.nodes.paragraph!.create());
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  return true;
};

/** A column has one alignment, the one of its head. */
export const alignColumn =
  (align: 'left' | 'center' | 'right' | null): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map, tableStart, left, right } = selectedRect(state);
    const tr = state.tr;
    for (let row = 0; row < map.height; row += 1) {
      for (let column = left; column < right; column += 1)
        tr.setNodeAttribute(tableStart + map.map[row * map.width + column]!, 'align', align);
    }
    dispatch?.(tr);
    return true;
  };
