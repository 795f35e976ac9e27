import type { NodeViewRenderer } from '@tiptap/core';
import { ListItem } from '../schema/lists';

/** Tasks have a box to tick. */
export const ListItemWithBox = ListItem.extend({
  addNodeView(): NodeViewRenderer {
    return ({ node: first, getPos, editor }) => {
      const dom = document.createElement('li');
      const contentDOM = document.createElement('div');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.contentEditable = 'false';
      box.className = 'checkbox';
      box.setAttribute('aria-label', 'Done');
      box.addEventListener('change', () => {
        const pos = getPos();
        if (pos !== undefined)
          editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'checked', box.checked));
      });
      const show = ({ attrs }: typeof first) => {
        const isTask = attrs.checked !== null;
        dom.className = isTask ? 'task' : '';
        box.hidden = !isTask;
        box.checked = attrs.checked === true;
      };
      dom.append(box, contentDOM);
      show(first);
      return {
        dom,
        contentDOM,
        update: (node) => {
          if (node.type.name !== first.type.name) return false;
          show(node);
          return true;
        },
        ignoreMutation: ({ target }) => target === box || target === dom,
        stopEvent: ({ target }) => target === box,
      };
    };
  },
});
