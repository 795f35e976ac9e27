import { useEffect, type RefObject } from 'react';

/** Whoever opens a new post is going to write; on a phone the keyboard would cover what there is to see. */
export function useTitleFocus(root: RefObject<HTMLElement | null>, isNew: boolean): void {
  useEffect(() => {
    if (!isNew || location.hash || !matchMedia('(pointer: fine)').matches) return;
    const field = root.current?.querySelector<HTMLTextAreaElement>('textarea[name=title]');
    const { activeElement } = document;
    const isWriting = activeElement instanceof HTMLElement && activeElement.matches('input, textarea');
    if (field && !isWriting && field.value === '') field.focus({ preventScroll: true });
  }, [root, isNew]);
}
