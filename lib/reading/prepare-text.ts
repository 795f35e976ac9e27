/** What scrolls is a stop of the keyboard, what does not is none. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries)
    (target as HTMLElement).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});

const find = <T extends HTMLElement>(selector: string) => document.querySelectorAll<T>(selector);

/** Buttons that only a script can serve are made by one. */
export function prepareText(): void {
  for (const frame of find('.code:not(:has(button))'))
    frame.insertAdjacentHTML('afterbegin', '<button>Copy</button><button aria-pressed="false">Wrap</button>');
  for (const scroller of find('.prose pre,.table-scroll')) sizes.observe(scroller);
  for (const image of find<HTMLImageElement>('.post-body :is(p,figure)>img:first-child:not([role])')) {
    image.tabIndex = 0;
    image.role = 'button';
    image.ariaHasPopup = 'dialog';
    image.ariaLabel = `Enlarge ${image.alt}`;
  }
}
