'use client';

import { CircleQuestionMark } from 'lucide-react';
import { useRef } from 'react';
import { MarkdownHelp } from './markdown-help';

/** Opens the sheet about Markdown; the browser gives the focus back to the button. */
export function HelpButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        aria-label="Markdown and keys"
        title="Markdown and keys"
        tabIndex={-1}
        className="tool"
        onClick={() => dialog.current?.showModal()}
      >
        <CircleQuestionMark aria-hidden size={18} />
      </button>
      <dialog ref={dialog} aria-labelledby="markdown-help-title" className="dialog help-dialog">
        <div className="help-head">
          <h2 id="markdown-help-title" className="dialog-title">
            Markdown and keys
          </h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <MarkdownHelp />
      </dialog>
    </>
  );
}
