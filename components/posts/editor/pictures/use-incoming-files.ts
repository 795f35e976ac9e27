import { useEffect, useRef, type RefObject } from 'react';

/** Files that are pasted or dropped on the writing surface. */
export function useIncomingFiles(surface: RefObject<HTMLElement | null>, add: (files: File[]) => void): void {
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData, false);
    const drop = (event: DragEvent) => take(event, event.dataTransfer, true);
    const take = (event: Event, data: DataTransfer | null, isDrop: boolean) => {
      const files = data && (isDrop ? [...data.files] : pastedPictures(data));
      if (!files || files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(files);
    };
    // Without it the browser opens the file in place of the page.
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    element.addEventListener('paste', paste, { capture: true });
    element.addEventListener('drop', drop, { capture: true });
    element.addEventListener('dragover', over);
    return () => {
      element.removeEventListener('paste', paste, { capture: true });
      element.removeEventListener('drop', drop, { capture: true });
      element.removeEventListener('dragover', over);
    };
  }, [surface]);
}

/** Word and spreadsheets put a picture of the text beside the text, which is what is meant. */
const pastedPictures = (data: DataTransfer): File[] =>
  data.types.includes('text/plain') ? [] : [...data.files].filter(({ type }) => type.startsWith('image/'));
