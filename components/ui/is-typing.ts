/** Whether a letter is somebody's text there. In a box that is chosen or a link, it is not. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"]), textarea, select, [role="option"]'));
