import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** The block with the caret is always laid out: in a new one that is not yet, a fast key would be typed elsewhere. */
export const CaretBlock = Extension.create({
  name: 'caretBlock',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc, selection }) {
          const index = selection.$head.index(0);
          const block = doc.maybeChild(index);
          if (!block) return null;
          const start = selection.$head.posAtIndex(index, 0);
          return DecorationSet.create(doc, [
            Decoration.node(start, start + block.nodeSize, { class: 'has-caret' }),
          ]);
        },
      },
    }),
  ],
});
