'use client';

import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import {
  CircleHelp,
  Image,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Quote,
  Sigma,
  SquareCode,
  Superscript,
  Table,
  type LucideIcon,
} from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { around, insertBlock, toggleList, toggleQuote } from '../view/block-commands';
import { run } from '../view/keys';
import { insertTable } from '../view/table-commands';
import { BlockChoice } from './block-choice';
import { HelpSheet } from './help-sheet';
import { markTools } from './mark-tools';
import { insertFootnote, insertImage, insertMath } from '../view/insertions';
import { useShown } from './use-shown';

type Tool = {
  label: string;
  key?: string;
  icon: LucideIcon;
  mark?: string;
  block?: string;
  command: Command;
};

const tools: Tool[] = [
  ...markTools,
  { label: 'List', icon: List, block: 'bulletList', command: toggleList('bulletList') },
  { label: 'Numbered list', icon: ListOrdered, block: 'orderedList', command: toggleList('orderedList') },
  { label: 'Tasks', icon: ListChecks, command: toggleList('bulletList', true) },
  { label: 'Quote', icon: Quote, block: 'quote', command: toggleQuote },
  {
    label: 'Code block',
    icon: SquareCode,
    block: 'codeBlock',
    command: insertBlock(() => ({ name: 'codeBlock' })),
  },
  { label: 'Table', icon: Table, block: 'table', command: insertTable },
  { label: 'Image', icon: Image, command: insertImage },
  { label: 'Formula', icon: Sigma, command: insertMath },
  { label: 'Footnote', icon: Superscript, command: insertFootnote },
  { label: 'Divider', icon: Minus, command: insertBlock(() => ({ name: 'rule' })) },
];

const activeTools = (editor: Editor): string[] =>
  tools
    .filter(({ mark: name, block }) =>
      name ? editor.isActive(name) : block ? around(editor.state, [block]) !== null : false,
    )
    .map((tool) => tool.label);

/** One stop for the Tab key; the arrow keys move inside, as the ARIA toolbar pattern asks. */
export function RichToolbar({ editor }: { editor: Editor }) {
  const toolbar = useRef<HTMLDivElement>(null);
  const [helps, setHelps] = useState(false);
  const active = useShown(editor, activeTools);

  function move(event: KeyboardEvent) {
    if (event.key === 'Escape') editor.view.focus();
    const stops = [...(toolbar.current?.querySelectorAll<HTMLElement>('button, select') ?? [])];
    const here = stops.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : stops.at(to % stops.length);
    if (!next) return;
    event.preventDefault();
    for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1;
    next.focus();
  }
  function use(command: Command) {
    editor.view.focus();
    run(editor, command);
  }

  return (
    <div ref={toolbar} role="toolbar" aria-label="Rich text" className="markdown-toolbar" onKeyDown={move}>
      <BlockChoice editor={editor} />
      {tools.map(({ label, key, icon: Icon, command, mark: name, block }) => (
        <button
          key={label}
          type="button"
          aria-label={label}
          title={key ? `${label} (Ctrl or Cmd + ${key})` : label}
          aria-pressed={name || block ? active.includes(label) : undefined}
          tabIndex={-1}
          className="tool"
          // The selection in the text stays while a button is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => use(command)}
        >
          <Icon aria-hidden size={18} />
        </button>
      ))}
      <button
        type="button"
        aria-label="Help"
        title="Help"
        tabIndex={-1}
        className="tool"
        onClick={() => setHelps(true)}
      >
        <CircleHelp aria-hidden size={18} />
      </button>
      {helps && <HelpSheet onClose={() => setHelps(false)} />}
    </div>
  );
}
