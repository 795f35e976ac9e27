import { useRef, type KeyboardEvent } from 'react';
import { isComposing } from '@/components/ui/is-composing';
import { applyEdit } from './textarea/apply-edit';
import { continueLine } from './commands/continue-line';
import { indent, isInList, outdent } from './commands/indent';

/** Enter and Tab in lists and quotes. Tab leaves the editor elsewhere, and after Escape; input methods keep theirs. */
export function useListKeys() {
  const mayLeave = useRef(false);

  return function listKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, currentTarget: area } = event;
    if (isComposing(event)) return;
    const leaves = mayLeave.current;
    if (key !== 'Shift') mayLeave.current = key === 'Escape';
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const selected = { text: area.value, start: area.selectionStart, end: area.selectionEnd };
    if (key === 'Enter' && !event.shiftKey) {
      const edit = continueLine(selected);
      if (!edit) return;
      event.preventDefault();
      applyEdit(area, edit);
    }
    if (key === 'Tab' && !leaves && isInList(selected)) {
      event.preventDefault();
      const edit = (event.shiftKey ? outdent : indent)(selected);
      if (edit) applyEdit(area, edit);
    }
  };
}
