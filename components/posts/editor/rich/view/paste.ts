import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { insertMarkdown } from './insert-markdown';

/** What was copied here keeps its form; any other text is read as the Markdown that it is. */
export const Pasting = Extension.create({
  name: 'pasting',
  // Before whatever reads the HTML: the browser strips its style attributes for the policy's sake.
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste(view, event) {
          const data = event.clipboardData;
          if (!data || data.getData('text/html').includes('data-pm-slice')) return false;
          const text = data.getData('text/plain').replaceAll('\r\n', '\n');
          if (text === '') return true;
          if (view.state.selection.$from.parent.type.spec.code) view.dispatch(view.state.tr.insertText(text));
          else insertMarkdown(view, text);
          return true;
        },
      },
    }),
  ],
});
