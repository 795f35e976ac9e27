import type { MouseEvent as ReactMouseEvent } from 'react';

/** Another button or key means: in another tab, or as a download. */
export const isPlainClick = (event: MouseEvent | ReactMouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
