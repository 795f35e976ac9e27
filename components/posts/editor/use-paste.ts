import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { applyEdit } from './apply-edit';
import { isInCode } from './commands/in-code';
import { placeBlock } from './commands/place-block';
import type { Selected } from './commands/selected';
import { hasText, markdownOf, readClipboard, type Clipboard } from './paste/clipboard';
import { linkSelection } from './paste/link-selection';

/** Pasting into a text of Markdown: formatted text becomes Markdown, an address on words a link. */
export function usePaste() {
  const isPlain = useRef(false);

  /** Ctrl-Shift-V says the same as Ctrl-V to some browsers, so the key is asked. */
  function notePasteKey(event: KeyboardEvent) {
    if (event.key.toLowerCase() === 'v') isPlain.current = event.shiftKey;
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const wantsPlain = isPlain.current;
    isPlain.current = false;
    if (event.defaultPrevented || wantsPlain) return;
    const area = event.currentTarget;
    const clipboard = readClipboard(event.clipboardData);
    const selected = selectedIn(area);
    const link = linkSelection(selected, clipboard.text);
    if (link) applyEdit(area, link);
    else if (clipboard.html === '' || !hasText(clipboard) || isInCode(selected.text, selected.start)) return;
    else void insertMarkdown(area, clipboard);
    event.preventDefault();
  }

  return { paste, notePasteKey };
}

const selectedIn = (area: HTMLTextAreaElement): Selected => ({
  text: area.value,
  start: area.selectionStart,
  end: area.selectionEnd,
});

async function insertMarkdown(area: HTMLTextAreaElement, clipboard: Clipboard): Promise<void> {
  const before = selectedIn(area);
  area.ariaBusy = 'true';
  const markdown = await markdownOf(clipboard);
  area.ariaBusy = null;
  const now = selectedIn(area);
  const isThere = now.text.startsWith(before.text.slice(0, before.end));
  const edit = placeBlock(isThere ? { ...before, text: now.text } : now, markdown);
  // Whoever typed on meanwhile goes on behind what was typed.
  const isTyping = isThere && now.start > before.end;
  const shift = edit.insert.length - (edit.to - edit.from);
  applyEdit(area, isTyping ? { ...edit, start: now.start + shift, end: now.end + shift } : edit);
}
