import type { Editor } from '@tiptap/core';
import { useSyncExternalStore } from 'react';

/** What a tool shows of the document, as text, so that keys which change nothing of it draw nothing anew. */
export function useShown<T>(editor: Editor, look: (editor: Editor) => T): T {
  const shown = useSyncExternalStore(
    (listener) => {
      editor.on('transaction', listener);
      return () => editor.off('transaction', listener);
    },
    () => JSON.stringify(look(editor)),
  );
  return JSON.parse(shown) as T;
}
