/** Runs on every page, so it is short; what a reader has to reach for stands in on-demand.ts. */
import { prepareText } from './prepare-text';
import { showTimes } from './show-times';

/** The addresses of the other scripts. */
declare const ON_DEMAND: string;
declare const FOLLOW_SECTIONS: string;

const served = '.prose button,img:has(+button),.heading-anchor,[data-footnote-ref],.embed a';
let pressed: HTMLElement | undefined;
let loading: Promise<void> | undefined;
let isOver = false;

function want(event: Event): void {
  const target = (event.target as Element).closest<HTMLElement>(served);
  const { type, ctrlKey, metaKey } = event as MouseEvent;
  if (isOver || !target || ctrlKey || metaKey) return;
  if (type === 'click') {
    event.preventDefault();
    pressed = target;
  }
  loading ??= import(ON_DEMAND).then(goOn, goOn);
}

/** Also where it did not come: then a link leads where it leads without scripts. */
function goOn(): void {
  isOver = true;
  pressed?.click();
}

for (const type of ['pointerover', 'focusin', 'click']) addEventListener(type, want);

function prepare(): void {
  // Those that are shown have one, and change with the minute alone.
  showTimes(':not([title])');
  prepareText();
}

prepare();
setInterval(showTimes, 60_000, '');
// Pages of the owner are changed in place, and so is a discussion.
new MutationObserver(prepare).observe(document.body, { childList: true, subtree: true });

/**
 * Without a connection, a form or a button of the post that React does not answer says so and stays: by the browser's own
 * dialog, as whatever else might say it cannot be loaded any more.
 */
function answer(event: Event): void {
  const { type, target, defaultPrevented } = event;
  if (navigator.onLine || defaultPrevented) return;
  if (type === 'click' && !(target as Element).closest('.share button')) return;
  event.preventDefault();
  alert('You are offline');
}

addEventListener('submit', answer);
addEventListener('click', answer);

const contents = document.querySelector<HTMLDetailsElement>('.toc details');
// Beside the text it stands open.
if (contents && matchMedia('(min-width:1200px)').matches) {
  contents.open = true;
  void import(FOLLOW_SECTIONS);
}
