'use client';

import { useEffect, useRef } from 'react';

const keys: [string, string][] = [
  ['Ctrl or Cmd + B, I, E, K', 'bold, italic, code, link'],
  ['Ctrl or Cmd + Alt + 1 … 4, 0', 'heading, paragraph'],
  ['Ctrl or Cmd + Shift + 7, 8, 9, B', 'numbered list, list, tasks, quote'],
  ['Alt + Up, Down', 'moves the block, or the item of a list'],
  ['Shift + Enter', 'a new line in the same paragraph; out of a table or a code block'],
  [
    'Tab, Shift + Tab',
    'further in and out in lists, from cell to cell in tables, from the last one into a new row',
  ],
  ['Escape, then Tab', 'leaves the text there, too'],
  ['Alt + F10', 'to the tools; arrow keys move, Escape returns. What the caret is in is set below the text'],
];

const typed: [string, string][] = [
  ['/', 'a menu of blocks; arrow keys choose, Enter takes, Escape closes'],
  ['# and a space', 'a heading; more signs, a lower one'],
  ['- or 1. and a space', 'a list; then [ ] and a space, a task'],
  ['> and a space', 'a quote'],
  ['``` and a space', 'a code block'],
  ['--- and a space', 'a divider'],
  ['**bold**, *italic*, `code`, ~~struck~~, $x$', 'what they are in Markdown'],
];

export function HelpSheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="rich-help" className="dialog">
      <div className="stack">
        <h2 id="rich-help" className="dialog-title">
          Writing in rich text
        </h2>
        <p>Each of these becomes what it means as it is typed; Backspace right after takes that back.</p>
        <Pairs pairs={typed} />
        <p>Keys:</p>
        <Pairs pairs={keys} />
        <div className="button-row">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </div>
    </dialog>
  );
}

function Pairs({ pairs }: { pairs: [string, string][] }) {
  return (
    <dl className="rich-keys">
      {pairs.map(([what, means]) => (
        <div key={what}>
          <dt>
            <kbd>{what}</kbd>
          </dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
