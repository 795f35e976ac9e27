/** Pixels between the reference, the note and the edges of the window. */
const GAP = 8;

let note: HTMLElement | undefined;
let timer = 0;
let shown: HTMLElement | undefined;

/** The text of the note beside its reference, with a link to it. The browser closes it at Escape and at a press beside it. */
export function showNote(reference: HTMLElement): void {
  clearTimeout(timer);
  if (shown === reference && note?.matches(':popover-open')) return;
  const href = reference.getAttribute('href')!;
  const source = document.getElementsByName(decoded(href.slice(1)))[0]?.closest('li');
  if (!source) return;
  note ??= makeNote();
  note.replaceChildren(...copyOf(source), linkTo(href));
  note.lang = source.closest<HTMLElement>('[lang]')!.lang;
  note.dir = getComputedStyle(source).direction;
  shown = reference;
  note.showPopover({ source: reference });
  place(note, reference.getBoundingClientRect());
}

/** @param after milliseconds, in which a pointer can reach the note */
export function hideNote(after = 0): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => note?.hidePopover(), after);
}

function makeNote(): HTMLElement {
  const element = document.createElement('aside');
  element.className = 'note prose prose-small';
  element.popover = 'auto';
  element.ariaLabel = 'Footnote';
  document.body.append(element);
  return element;
}

/** Without its ways back, and without names that the page has already. */
function copyOf(source: Element): ChildNode[] {
  const copy = source.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll('[data-footnote-backref],a[name]:empty')) extra.remove();
  for (const element of copy.querySelectorAll('[id],[name]')) {
    element.removeAttribute('id');
    element.removeAttribute('name');
  }
  return [...copy.childNodes];
}

function linkTo(href: string): HTMLElement {
  const line = document.createElement('p');
  const link = document.createElement('a');
  link.href = href;
  link.textContent = 'To the note';
  link.onclick = () => hideNote();
  line.append(link);
  return line;
}

/** Below the reference, or above it where there is no room. */
function place(element: HTMLElement, { left, top, bottom }: DOMRect): void {
  const { offsetWidth, offsetHeight } = element;
  const { clientWidth, clientHeight } = document.documentElement;
  const x = Math.max(GAP, Math.min(left - 2 * GAP, clientWidth - offsetWidth - GAP));
  const isBelow = bottom + GAP + offsetHeight < clientHeight || top < offsetHeight + GAP;
  element.style.left = `${x + scrollX}px`;
  element.style.top = `${(isBelow ? bottom + GAP : top - offsetHeight - GAP) + scrollY}px`;
}

/** As `decodePercent`, which would take this file over its size. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
