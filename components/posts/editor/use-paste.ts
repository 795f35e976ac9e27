import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { applyEdit } from './textarea/apply-edit';
import { isInCode } from './commands/in-code';
import { hasText, markdownOf, readClipboard } from './paste/clipboard';
import { linkSelection } from './paste/link-selection';
import { pasteQueue } from './paste/paste-queue';
import { isPlainPasteKey } from './paste/plain-key';

/** Pasting into a text of Markdown: formatted text becomes Markdown, an address on words a link. */
export function usePaste() {
  const isPlain = useRef(false);
  const queue = useRef<{ area: HTMLTextAreaElement; add: ReturnType<typeof pasteQueue> }>(null);

  function notePasteKey(event: KeyboardEvent) {
    isPlain.current = isPlainPasteKey(event);
  }

  function queueOf(area: HTMLTextAreaElement) {
    if (queue.current?.area !== area) queue.current = { area, add: pasteQueue(area) };
    return queue.current.add;
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const wantsPlain = isPlain.current;
    isPlain.current = false;
    if (event.defaultPrevented || wantsPlain) return;
    const area = event.currentTarget;
    const clipboard = readClipboard(event.clipboardData);
    const selected = { text: area.value, start: area.selectionStart, end: area.selectionEnd };
    const link = linkSelection(selected, clipboard.text);
    if (link) applyEdit(area, link);
    else if (clipboard.html === '' || !hasText(clipboard) || isInCode(selected.text, selected.start)) return;
    else queueOf(area)(markdownOf(clipboard));
    event.preventDefault();
  }

  return { paste, notePasteKey };
}
