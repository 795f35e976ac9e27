/** Comes when somebody reaches for something that it serves. */
import './styles';
import { copyAddress, copyCode, toggleWrap } from './copy';
import { hideNote, showNote } from './footnote';
import { playEmbed } from './embed';
import { zoom } from './zoom';

type Serve = (target: HTMLElement, event: Event) => void;

/** Where the pointer cannot rest on a reference, a tap shows the note; elsewhere a click leads to it. */
const isTouch = () => matchMedia('(hover: none)').matches;

const clicks: [string, Serve][] = [
  ['.code button:not([aria-pressed])', copyCode],
  ['.code button', toggleWrap],
  ['.heading-anchor', copyAddress],
  ['.embed a', playEmbed],
  ['.enlarge', (button) => zoom(button.previousElementSibling as HTMLImageElement)],
  ['img:has(+ .enlarge)', (image) => zoom(image as HTMLImageElement)],
  [
    '[data-footnote-ref]',
    (target, event) => {
      if (!isTouch()) return hideNote();
      event.preventDefault();
      showNote(target);
    },
  ],
];

addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  for (const [selector, serve] of clicks) {
    const target = closest(event, selector);
    if (target) return serve(target, event);
  }
});

function approach(event: Event): void {
  const reference = closest(event, '[data-footnote-ref]');
  if (reference) showNote(reference);
  else if (!closest(event, '.note')) hideNote(event.type === 'focusin' ? 0 : 250);
}

addEventListener('focusin', approach);
if (!isTouch()) {
  addEventListener('pointerover', approach);
  const waiting = document.querySelector<HTMLElement>('[data-footnote-ref]:is(:hover,:focus)');
  if (waiting) showNote(waiting);
}

function closest(event: Event, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}
