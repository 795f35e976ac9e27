import type { Edit } from '../commands/selected';

/** An edit that can be undone: what it took away, and where the caret was. */
type Step = { length: number; from: number; taken: string; start: number; end: number };

const MOST = 200;
const steps = new WeakMap<HTMLTextAreaElement, Step[]>();

/** Undo selects what an edit had taken away; the caret goes back to where it was instead, so that typing goes on. */
export function rememberCaret(area: HTMLTextAreaElement, { from, to }: Edit): void {
  const known = steps.get(area);
  if (!known) area.addEventListener('input', putBack);
  const { value, selectionStart: start, selectionEnd: end } = area;
  const step = { length: value.length, from, taken: value.slice(from, to), start, end };
  steps.set(area, [...(known ?? []), step].slice(-MOST));
}

function putBack(event: Event): void {
  const area = event.currentTarget as HTMLTextAreaElement;
  if ((event as InputEvent).inputType !== 'historyUndo') return;
  const { value, selectionStart, selectionEnd } = area;
  const step = steps
    .get(area)
    ?.findLast(
      ({ length, from, taken }) =>
        length === value.length &&
        selectionStart === from &&
        selectionEnd === from + taken.length &&
        value.startsWith(taken, from),
    );
  if (step) area.setSelectionRange(step.start, step.end);
}
