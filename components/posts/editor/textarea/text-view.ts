/** What another view on the text of a textarea, which stays its owner, is asked for. */
const FLUSH = 'colophon:flush-text';
const SHOW_CARET = 'colophon:show-caret';

/** The view writes what it still holds into the textarea, and its caret, before somebody else reads or changes them. */
export const flushText = (form: HTMLFormElement): boolean => form.dispatchEvent(new Event(FLUSH));

export const onFlush = (listener: () => unknown, options: AddEventListenerOptions): void =>
  window.addEventListener(FLUSH, listener, options);

/** Puts the caret into the text, whichever view of it is shown. @returns whether that is the textarea */
export function focusText(area: HTMLTextAreaElement, options?: FocusOptions): boolean {
  const isShown = area.offsetParent !== null;
  if (isShown) area.focus(options);
  else area.form?.dispatchEvent(new Event(SHOW_CARET));
  return isShown;
}

export const onShowCaret = (listener: () => void, options: AddEventListenerOptions): void =>
  window.addEventListener(SHOW_CARET, listener, options);
