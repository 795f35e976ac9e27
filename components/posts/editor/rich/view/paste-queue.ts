import { PluginKey, type StateField } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { insertMarkdown } from './insert-markdown';

type Place = { id: number; from: number; to: number };

export const pasteKey = new PluginKey<Place[]>('pasting');

/** Where pastes that are still converted will go, whatever is written meanwhile. */
export const pastePlaces: StateField<Place[]> = {
  init: () => [],
  apply(transaction, places) {
    const meta = transaction.getMeta(pasteKey) as { add?: Place; drop?: number } | undefined;
    // What is typed at a place stands behind it, what was pasted there before it stands before it.
    const side = meta?.drop === undefined ? -1 : 1;
    const moved = places.map(({ id, from, to }) => {
      const start = transaction.mapping.map(from, from === to ? side : 1);
      return { id, from: start, to: Math.max(start, transaction.mapping.map(to, from === to ? side : -1)) };
    });
    const left = moved.filter(({ id }) => id !== meta?.drop);
    return meta?.add ? [...left, meta.add] : left;
  },
};

/** Pastes go in one after another, in the order of their keys. */
export class PasteQueue {
  private last: Promise<void> = Promise.resolve();
  private count = 0;
  private waiting = 0;
  private submitter: HTMLElement | null | undefined;

  constructor(private readonly view: EditorView) {}

  add(conversion: Promise<string>, { from, to }: { from: number; to: number }): void {
    const id = (this.count += 1);
    const { state } = this.view;
    this.view.dispatch(state.tr.setMeta(pasteKey, { add: { id, from, to } }));
    if (this.waiting === 0) window.addEventListener('submit', this.hold, { capture: true });
    this.waiting += 1;
    this.last = this.last.then(async () => {
      const markdown = await conversion;
      await this.composed();
      this.put(id, markdown);
      this.waiting -= 1;
      if (this.waiting === 0) this.release();
    });
  }

  private put(id: number, markdown: string): void {
    if (this.view.isDestroyed) return;
    const { state } = this.view;
    const place = pasteKey.getState(state)?.find((one) => one.id === id);
    const tr = place ? insertMarkdown(state, markdown, place) : state.tr;
    this.view.dispatch(tr.setMeta(pasteKey, { drop: id }));
  }

  private async composed(): Promise<void> {
    while (!this.view.isDestroyed && this.view.composing)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** What is saved has the text that was pasted before. */
  private readonly hold = (event: SubmitEvent): void => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.contains(this.view.dom)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.submitter = event.submitter;
  };

  private release(): void {
    window.removeEventListener('submit', this.hold, { capture: true });
    if (this.submitter !== undefined) this.view.dom.closest('form')?.requestSubmit(this.submitter);
    this.submitter = undefined;
  }
}
