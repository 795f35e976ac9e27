'use client';

import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  selectedRect,
} from '@tiptap/pm/tables';
import { run } from '../view/keys';
import { alignColumn } from '../view/table-commands';
import { Choice } from './fields';
import { useShown } from './use-shown';

/** The head of a table of Markdown stays its first row. */
const belowHead =
  (command: Command): Command =>
  (state, dispatch, view) =>
    isInTable(state) && selectedRect(state).top > 0 && command(state, dispatch, view);

const tools: [label: string, command: Command][] = [
  ['Row above', belowHead(addRowBefore)],
  ['Row below', addRowAfter],
  ['Delete row', belowHead(deleteRow)],
  ['Column before', addColumnBefore],
  ['Column after', addColumnAfter],
  ['Delete column', deleteColumn],
  ['Delete table', deleteTable],
];

const shown = ({ state }: Editor) => {
  const { $from } = state.selection;
  let align = '';
  for (let depth = $from.depth; depth > 0; depth -= 1)
    align ||= ($from.node(depth).attrs.align as string) ?? '';
  return { align, can: tools.map(([, command]) => command(state)) };
};

export function TableTools({ editor }: { editor: Editor }) {
  const { align, can } = useShown(editor, shown);
  return (
    <>
      {tools.map(([label, command], index) => (
        <button
          key={label}
          type="button"
          className="rich-tool"
          disabled={!can[index]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            run(editor, command);
            editor.view.focus();
          }}
        >
          {label}
        </button>
      ))}
      <Choice
        editor={editor}
        label="Alignment of the column"
        value={align}
        choices={[
          ['', 'As it comes'],
          ['left', 'Left'],
          ['center', 'Centre'],
          ['right', 'Right'],
        ]}
        onSet={(value) => run(editor, alignColumn((value || null) as 'left' | null))}
      />
    </>
  );
}
