import type { EditorView } from '@tiptap/pm/view';

/** Frames until the bar below the text has drawn what the caret is in. */
const MOST_FRAMES = 10;

/** To the field of what was just inserted, with what stands for it selected. */
export function focusTool(view: EditorView | undefined, name: string, frame = 0): void {
  if (!view || frame > MOST_FRAMES) return;
  requestAnimationFrame(() => {
    const tool = `[data-tool="${name}"] input`;
    const input = view.dom.closest('.rich-pane')?.querySelector<HTMLInputElement>(tool);
    if (!input) return focusTool(view, name, frame + 1);
    input.focus();
    input.select();
  });
}
