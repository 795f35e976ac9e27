'use client';

import {
  Bold,
  Code,
  Heading,
  Image,
  Italic,
  Link2,
  List,
  ListOrdered,
  ListTodo,
  MessageSquareWarning,
  Minus,
  Quote,
  SquareCode,
  Strikethrough,
  Superscript,
  Table,
  type LucideIcon,
} from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { HelpButton } from './help-button';
import type { CommandName } from './markdown-commands';

const tools: { command: CommandName; label: string; key?: string; icon: LucideIcon }[] = [
  { command: 'bold', label: 'Bold', key: 'B', icon: Bold },
  { command: 'italic', label: 'Italic', key: 'I', icon: Italic },
  { command: 'strike', label: 'Strikethrough', icon: Strikethrough },
  { command: 'heading', label: 'Heading', icon: Heading },
  { command: 'link', label: 'Link', key: 'K', icon: Link2 },
  { command: 'image', label: 'Image', icon: Image },
  { command: 'quote', label: 'Quote', icon: Quote },
  { command: 'callout', label: 'Callout', icon: MessageSquareWarning },
  { command: 'code', label: 'Code', icon: Code },
  { command: 'codeBlock', label: 'Code block', icon: SquareCode },
  { command: 'list', label: 'List', icon: List },
  { command: 'numbers', label: 'Numbered list', icon: ListOrdered },
  { command: 'tasks', label: 'Task list', icon: ListTodo },
  { command: 'table', label: 'Table', icon: Table },
  { command: 'footnote', label: 'Footnote', icon: Superscript },
  { command: 'divider', label: 'Divider', icon: Minus },
];

export const commandOfKey = (key: string): CommandName | undefined =>
  tools.find((tool) => tool.key === key.toUpperCase())?.command;

/** One stop for the Tab key; the arrow keys move inside, as the ARIA toolbar pattern asks. */
export function MarkdownToolbar({ onCommand }: { onCommand: (command: CommandName) => void }) {
  const toolbar = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const buttons = [...(toolbar.current?.querySelectorAll<HTMLButtonElement>('button.tool') ?? [])];
    const here = buttons.indexOf(event.target as HTMLButtonElement);
    if (here === -1) return;
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : buttons.at(to % buttons.length);
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  return (
    <div ref={toolbar} role="toolbar" aria-label="Formatting" className="markdown-toolbar" onKeyDown={move}>
      {tools.map(({ command, label, key, icon: Icon }, index) => (
        <button
          key={command}
          type="button"
          aria-label={label}
          title={key ? `${label} (Ctrl or Cmd + ${key})` : label}
          aria-keyshortcuts={key ? `Control+${key} Meta+${key}` : undefined}
          tabIndex={index === 0 ? 0 : -1}
          className="tool"
          onClick={() => onCommand(command)}
        >
          <Icon aria-hidden size={18} />
        </button>
      ))}
      <HelpButton />
    </div>
  );
}
