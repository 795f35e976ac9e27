'use client';

import type { Editor } from '@tiptap/core';
import { setBlock } from '../view/block-commands';
import { run } from '../view/keys';
import { useShown } from './use-shown';

const choices = [
  { value: 'paragraph', label: 'Paragraph', command: setBlock('paragraph') },
  ...[1, 2, 3, 4, 5, 6].map((level) => ({
    value: `heading-${level}`,
    label: `Heading ${level}`,
    command: setBlock('heading', { level }),
  })),
];

function blockOf({ state }: Editor): string {
  const { parent } = state.selection.$from;
  if (parent.type.name === 'heading') return `heading-${parent.attrs.level}`;
  return parent.type.name === 'paragraph' ? 'paragraph' : '';
}

/** What the block with the caret is. */
export function BlockChoice({ editor }: { editor: Editor }) {
  const value = useShown(editor, blockOf);
  return (
    <select
      aria-label="Kind of block"
      className="rich-choice"
      value={value}
      onChange={(event) => {
        const choice = choices.find((one) => one.value === event.target.value);
        if (choice) run(editor, choice.command);
        editor.view.focus();
      }}
    >
      {value === '' && <option value="">Other</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
