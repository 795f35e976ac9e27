/** What scrolls is a stop of the keyboard, what does not is none. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries)
    (target as HTMLElement).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});

const find = (selector: string) => document.querySelectorAll<HTMLElement>(selector);

/** Buttons that only a script can serve are made by one. */
export function prepareText(): void {
  for (const frame of find('.code:not(:has(button))'))
    frame.insertAdjacentHTML('afterbegin', '<button>Copy</button><button aria-pressed="false">Wrap</button>');
  for (const scroller of find('.prose pre,.table-scroll')) sizes.observe(scroller);
  // A picture is pressed itself; this is for the keyboard.
  for (const image of find('.post-body :is(p,figure)>img:not(:has(+button))'))
    image.insertAdjacentHTML('afterend', '<button class="enlarge">Enlarge</button>');
}
