import type { Edit } from './commands/selected';

/**
 * Changes a textarea as typing would, so that Undo takes it back. `execCommand` is the only way a page has to
 * reach a textarea's undo history (tried in Chromium: `setRangeText` empties it); browsers that refuse it still edit.
 */
export function applyEdit(area: HTMLTextAreaElement, edit: Edit): void {
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  const done = edit.insert
    ? document.execCommand('insertText', false, edit.insert)
    : document.execCommand('delete');
  if (!done) {
    area.setRangeText(edit.insert, edit.from, edit.to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
}
