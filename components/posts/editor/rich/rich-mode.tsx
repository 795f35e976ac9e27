'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { editBetween } from '../commands/edit-between';
import type { Edit } from '../commands/selected';
import { NotShown } from './bridge/parse-document';
import { BubbleMenu } from './tools/bubble-menu';
import { ContextBar } from './tools/context-bar';
import { RichToolbar } from './tools/rich-toolbar';
import { RichSession } from './view/session';

type ApplyEdit = (area: HTMLTextAreaElement, edit: Edit) => void;

export type RichModeProps = {
  /** Holds the textarea. */
  frame: RefObject<HTMLElement | null>;
  isActive: boolean;
  /** Somebody has just asked for it, and is going to write. */
  takesFocus: boolean;
  /** Writes into the textarea so that its own undo takes it back. */
  applyEdit: ApplyEdit;
  /** The text cannot be shown: why. */
  onRefused: (reason: string) => void;
};

/** The view stays beside the text once it was opened, so that its undo history lasts. */
export function RichMode({ frame, isActive, takesFocus, applyEdit, onRefused }: RichModeProps) {
  const mount = useRef<HTMLDivElement>(null);
  const session = useRef<RichSession | null>(null);
  const refused = useRef(onRefused);
  const asked = useRef(takesFocus);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    refused.current = onRefused;
    asked.current = takesFocus;
  });

  useEffect(() => {
    const area = frame.current?.querySelector('textarea');
    if (!isActive || !area || !mount.current) return;
    try {
      if (!session.current) {
        session.current = new RichSession({
          area,
          mount: mount.current,
          onProblem: setProblem,
          onRefused: (reason) => refused.current(reason),
        });
        setEditor(session.current.editor);
      }
      // Who began to write while it was loaded goes on in it.
      session.current.enter(asked.current || document.activeElement === area);
    } catch (error) {
      if (!(error instanceof NotShown)) throw error;
      refused.current(error.message);
      return;
    }
    return () => leave(session.current, area, applyEdit);
  }, [isActive, frame, applyEdit]);

  useEffect(
    () => () => {
      session.current?.close();
      session.current = null;
    },
    [],
  );

  return (
    <div hidden={!isActive} className="rich-pane">
      {editor && <RichToolbar editor={editor} />}
      <div className="rich-frame">
        <div ref={mount} className="rich-mount" />
        {editor && <BubbleMenu editor={editor} />}
      </div>
      {editor && <ContextBar editor={editor} />}
      <p role="status" className={problem ? 'notice' : 'sr-only'}>
        {problem}
      </p>
    </div>
  );
}

/** One undo in the textarea takes the whole visit back. */
function leave(session: RichSession | null, area: HTMLTextAreaElement, applyEdit: ApplyEdit): void {
  if (!session || !area.isConnected) return;
  const { opened, text, caret } = session.leave();
  // Shown again before it takes the focus: the browser keeps a history for what is seen alone.
  requestAnimationFrame(() => {
    if (!area.isConnected || area.offsetParent === null) return;
    if (opened !== text && area.value === text) {
      area.value = opened;
      applyEdit(area, editBetween(opened, text, { start: caret, end: caret }));
    }
    area.focus();
    area.setSelectionRange(caret, caret);
  });
}
