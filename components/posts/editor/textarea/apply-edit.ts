import { escapeHtml } from '@/lib/escape-html';
import type { Edit } from '../commands/selected';
import { rememberCaret } from './caret-of-undo';

/** `execCommand` alone reaches a textarea's undo history (tried in Chromium: `setRangeText` empties it). */
export function applyEdit(area: HTMLTextAreaElement, edit: Edit): void {
  rememberCaret(area, edit);
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  // Behind an open dialog, or the rich view, it cannot have the focus, and the command would write where the focus is.
  if (document.activeElement !== area || !insert(area, edit)) {
    area.setRangeText(edit.insert, edit.from, edit.to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
}

function insert(area: HTMLTextAreaElement, { from, to, insert: text }: Edit): boolean {
  if (!text) return document.execCommand('delete');
  return insertLines(area, { from, to, text }) || document.execCommand('insertText', false, text);
}

const MANY_LINES = 20;

/** Each line that Chromium inserts as text takes longer than the one before: 1,000 took 2.7 s, and as HTML 20 ms. */
function insertLines(
  area: HTMLTextAreaElement,
  { from, to, text }: { from: number; to: number; text: string },
) {
  if (text.split('\n', MANY_LINES + 1).length <= MANY_LINES) return false;
  const expected = area.value.slice(0, from) + text + area.value.slice(to);
  if (!document.execCommand('insertHTML', false, escapeHtml(text))) return false;
  if (area.value === expected) return true;
  document.execCommand('undo');
  area.setSelectionRange(from, to);
  return false;
}

/** For what comes by itself: whoever writes elsewhere, or in another field, is not moved. */
export function applyBeside(area: HTMLTextAreaElement, edit: Edit): void {
  const focused = document.activeElement;
  const { scrollX, scrollY } = window;
  const grown = edit.insert.length - (edit.to - edit.from);
  const { selectionStart, selectionEnd } = area;
  const isAway = selectionEnd < edit.from || selectionStart > edit.to;
  const shift = selectionStart > edit.to ? grown : 0;
  const caret = isAway ? { start: selectionStart + shift, end: selectionEnd + shift } : {};
  applyEdit(area, { ...edit, ...caret });
  if (focused === area || !(focused instanceof HTMLElement)) return;
  focused.focus({ preventScroll: true });
  window.scrollTo(scrollX, scrollY);
}
