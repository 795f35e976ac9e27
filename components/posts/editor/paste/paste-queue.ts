import { applyBeside } from '../textarea/apply-edit';
import { placeBlock } from '../commands/place-block';
import { watchComposition } from '../textarea/composition';
import { moveRange, type Range } from './move-range';

/** Pastes on their way into a text area: their places move with what is written meanwhile, and they go in one after another. */
export function pasteQueue(area: HTMLTextAreaElement) {
  let waiting: Range[] = [];
  let text = area.value;
  let last: Promise<unknown> = Promise.resolve();
  let stop = () => {};

  function follow(): void {
    for (const range of waiting) Object.assign(range, moveRange(range, text, area.value));
    text = area.value;
  }

  function put(range: Range, markdown: string): void {
    follow();
    waiting = waiting.filter((other) => other !== range);
    const behind = waiting.filter((other) => other.start === range.start);
    const edit = placeBlock({ text: area.value, ...range }, markdown);
    applyBeside(area, edit);
    follow();
    for (const other of behind) Object.assign(other, { start: edit.start, end: edit.start });
  }

  function start(): () => void {
    const composition = watchComposition(area);
    const { form } = area;
    let held: { submitter: HTMLElement | null } | undefined;
    // What is saved has the text that was pasted before.
    const hold = (event: SubmitEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      held = { submitter: event.submitter };
    };
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    area.addEventListener('input', follow);
    form?.addEventListener('submit', hold, { capture: true });
    window.addEventListener('beforeunload', ask);
    area.ariaBusy = 'true';
    closed = () => new Promise((resolve) => composition.whenClosed(resolve));
    return () => {
      composition.stop();
      area.removeEventListener('input', follow);
      form?.removeEventListener('submit', hold, { capture: true });
      window.removeEventListener('beforeunload', ask);
      area.ariaBusy = null;
      if (held && area.isConnected) form?.requestSubmit(held.submitter);
    };
  }
  let closed = () => Promise.resolve();

  return function add(conversion: Promise<string>): void {
    if (waiting.length === 0) {
      text = area.value;
      stop = start();
    }
    follow();
    const range = { start: area.selectionStart, end: area.selectionEnd };
    waiting.push(range);
    last = last.then(async () => {
      const markdown = await conversion;
      await closed();
      // Whoever left the page has no text area to paste into.
      if (area.isConnected) put(range, markdown);
      else waiting = waiting.filter((other) => other !== range);
      if (waiting.length === 0) stop();
    });
  };
}
