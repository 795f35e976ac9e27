import type { BlockKind } from './block-kinds';

type Shown = { kinds: BlockKind[]; chosen: number; at: { left: number; bottom: number } };

/** The list beside the caret; the text keeps the focus. */
export class SlashList {
  readonly element = document.createElement('ul');
  private shown: BlockKind[] = [];

  constructor(
    private readonly id: string,
    private readonly onTake: (index: number) => void,
  ) {
    this.element.id = id;
    this.element.className = 'rich-slash';
    this.element.setAttribute('role', 'listbox');
    this.element.setAttribute('aria-label', 'Kinds of blocks');
    this.element.hidden = true;
  }

  show(shown: Shown | null): void {
    this.element.hidden = !shown;
    if (!shown) return;
    if (
      shown.kinds.some((kind, index) => kind !== this.shown[index]) ||
      shown.kinds.length !== this.shown.length
    )
      this.element.replaceChildren(...shown.kinds.map((kind, index) => this.option(kind, index)));
    this.shown = shown.kinds;
    for (const [index, option] of [...this.element.children].entries())
      option.setAttribute('aria-selected', String(index === shown.chosen));
    this.place(shown.at);
    this.element.children[shown.chosen]?.scrollIntoView({ block: 'nearest' });
  }

  private place({ left, bottom }: Shown['at']): void {
    const frame = this.element.parentElement!.getBoundingClientRect();
    const most = Math.max(0, frame.width - this.element.offsetWidth);
    this.element.style.left = `${Math.min(most, Math.max(0, left - frame.left))}px`;
    this.element.style.top = `${bottom - frame.top + 4}px`;
  }

  private option({ label }: BlockKind, index: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${this.id}-${index}`;
    option.setAttribute('role', 'option');
    option.textContent = label;
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.onTake(index);
    });
    return option;
  }
}
