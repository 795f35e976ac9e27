'use client';

import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useLayoutEffect, useRef } from 'react';
import { run } from '../view/keys';
import { markTools } from './mark-tools';
import { useShown } from './use-shown';

/** The words that are selected, while they are no code. */
function look(editor: Editor): { from: number; to: number; active: string[] } | null {
  const { selection, doc } = editor.state;
  const { from, to, $from } = selection;
  const isWords = selection instanceof TextSelection && !selection.empty && !$from.parent.type.spec.code;
  if (!editor.isFocused || !isWords || doc.textBetween(from, to, ' ').trim() === '') return null;
  const active = markTools.map(({ mark }) => mark).filter((mark) => editor.isActive(mark));
  return { from, to, active };
}

/** What is done most to words stands above them; the toolbar has the same by keyboard. */
export function BubbleMenu({ editor }: { editor: Editor }) {
  const shown = useShown(editor, look);
  const bubble = useRef<HTMLDivElement>(null);
  const { from, to } = shown ?? {};

  useLayoutEffect(() => {
    const element = bubble.current;
    const frame = element?.offsetParent?.getBoundingClientRect();
    if (!element || !frame || from === undefined || to === undefined) return;
    const [start, end] = [editor.view.coordsAtPos(from), editor.view.coordsAtPos(to, -1)];
    const middle = (start.top === end.top ? (start.left + end.right) / 2 : start.left) - frame.left;
    const most = Math.max(0, frame.width - element.offsetWidth);
    element.style.left = `${Math.min(most, Math.max(0, middle - element.offsetWidth / 2))}px`;
    element.style.top = `${start.top - frame.top - element.offsetHeight - 6}px`;
  }, [editor, from, to]);

  if (!shown) return null;
  return (
    <div ref={bubble} role="toolbar" aria-label="Selected words" className="rich-bubble">
      {markTools.map(({ label, mark, icon: Icon, command }) => (
        <button
          key={mark}
          type="button"
          aria-label={label}
          title={label}
          aria-pressed={shown.active.includes(mark)}
          tabIndex={-1}
          className="tool"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(editor, command)}
        >
          <Icon aria-hidden size={18} />
        </button>
      ))}
    </div>
  );
}
