import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** A grip beside the block under the pointer; by keyboard Alt-Up and Alt-Down do the same. */
export const BlockHandle = Extension.create({
  name: 'blockHandle',
  addProseMirrorPlugins: () => [new Plugin({ view: (view) => new Handle(view) })],
});

class Handle {
  private readonly grip = document.createElement('div');
  private readonly frame: HTMLElement | null;
  private block: HTMLElement | null = null;

  constructor(private readonly view: EditorView) {
    const { grip } = this;
    grip.className = 'rich-handle';
    grip.draggable = true;
    grip.hidden = true;
    grip.title = 'Drag to move (Alt + Up, Down)';
    // The keys are there for whoever has no pointer.
    grip.setAttribute('aria-hidden', 'true');
    grip.addEventListener('mousedown', () => this.select());
    // The press itself takes the focus out of the text.
    grip.addEventListener('click', () => this.view.focus());
    grip.addEventListener('dragstart', (event) => this.drag(event));
    grip.addEventListener('dragend', () => (this.view.dragging = null));
    view.dom.after(grip);
    this.frame = view.dom.parentElement;
    this.frame?.addEventListener('mousemove', this.follow);
    this.frame?.addEventListener('mouseleave', this.leave);
  }

  update(view: EditorView, before: { doc: unknown }): void {
    if (view.state.doc !== before.doc) this.leave();
  }

  destroy(): void {
    this.frame?.removeEventListener('mousemove', this.follow);
    this.frame?.removeEventListener('mouseleave', this.leave);
    this.grip.remove();
  }

  private readonly leave = (): void => {
    this.grip.hidden = true;
  };

  private readonly follow = ({ target, clientY, buttons }: MouseEvent): void => {
    if (target === this.grip || buttons !== 0) return;
    this.block = this.blockOf(target) ?? this.blockAt(clientY);
    this.grip.hidden = !this.block;
    if (this.block) this.grip.style.top = `${this.block.offsetTop}px`;
  };

  private blockOf(target: EventTarget | null): HTMLElement | null {
    let block = target instanceof HTMLElement && target !== this.view.dom ? target : null;
    while (block && block.parentElement !== this.view.dom) block = block.parentElement;
    return block;
  }

  /** Beside the text the pointer is on no block, but level with one. */
  private blockAt(y: number): HTMLElement | null {
    const { left, width } = this.view.dom.getBoundingClientRect();
    return this.blockOf(document.elementFromPoint(left + width / 2, y));
  }

  private position(): number | null {
    if (!this.block?.isConnected) return null;
    const at = this.view.posAtDOM(this.block, 0);
    return this.view.state.doc.resolve(at).depth === 0 ? at : this.view.state.doc.resolve(at).before(1);
  }

  private select(): void {
    const at = this.position();
    const { state } = this.view;
    if (at === null || !state.doc.nodeAt(at)) return;
    this.view.focus();
    this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  }

  private drag({ dataTransfer }: DragEvent): void {
    const { selection } = this.view.state;
    if (!dataTransfer || !(selection instanceof NodeSelection) || !this.block) return;
    const slice = selection.content();
    const { dom, text } = this.view.serializeForClipboard(slice);
    dataTransfer.clearData();
    dataTransfer.setData('text/html', dom.innerHTML);
    dataTransfer.setData('text/plain', text);
    dataTransfer.effectAllowed = 'copyMove';
    dataTransfer.setDragImage(this.block, 0, 0);
    this.view.dragging = { slice, move: true };
  }
}
