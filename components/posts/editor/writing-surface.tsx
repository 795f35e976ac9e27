'use client';

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { BodyModes } from './body-modes';
import { TextAreaField } from '@/components/forms/field';
import { applyEdit } from './textarea/apply-edit';
import { isShortcut } from '@/components/ui/is-shortcut';
import { commands, type CommandName } from './markdown-commands';
import { Pictures } from './pictures/pictures';
import { commandOfKey, MarkdownToolbar } from './markdown-toolbar';
import { MarkdownHelp } from './markdown-help';
import { useListKeys } from './use-list-keys';
import { usePaste } from './use-paste';

type WritingSurfaceProps = { defaultBody?: string; beside: ReactNode };

export function WritingSurface({ defaultBody, beside }: WritingSurfaceProps) {
  const pane = useRef<HTMLDivElement>(null);
  const { paste, notePasteKey } = usePaste();
  const listKey = useListKeys();
  const [view, setView] = useState<'write' | 'preview'>('write');

  function run(command: CommandName) {
    const area = pane.current?.querySelector('textarea');
    if (!area) return;
    applyEdit(
      area,
      commands[command]({ text: area.value, start: area.selectionStart, end: area.selectionEnd }),
    );
  }
  function runByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    notePasteKey(event);
    listKey(event);
    if (!isShortcut(event.nativeEvent)) return;
    const command = commandOfKey(event.key);
    if (!command) return;
    event.preventDefault();
    run(command);
  }

  return (
    <div className="writing" data-view={view}>
      <div role="group" aria-label="View" className="view-switch needs-scripts">
        <button type="button" aria-pressed={view === 'write'} onClick={() => setView('write')}>
          Write
        </button>
        <button type="button" aria-pressed={view === 'preview'} onClick={() => setView('preview')}>
          Preview
        </button>
      </div>
      <div ref={pane} className="write-pane">
        <BodyModes surface={pane}>
          <div className="needs-scripts">
            <MarkdownToolbar onCommand={run} />
          </div>
          <Pictures surface={pane} applyEdit={applyEdit} />
        </BodyModes>
        <TextAreaField
          name="body"
          label="Body"
          labelHidden
          defaultValue={defaultBody}
          placeholder="Write in Markdown…"
          rows={16}
          className="editor-body"
          onKeyDown={runByKey}
          onPaste={paste}
        />
        <details className="without-scripts">
          <summary>How Markdown is written</summary>
          <MarkdownHelp />
        </details>
      </div>
      <div className="beside-pane">{beside}</div>
    </div>
  );
}
