import { say } from './say';

/**
 * The largest file of the picture over the page, as large as fits; a press on it shows it at its own size if that is
 * larger. Escape closes it, and so does any other press; the focus returns by itself.
 */
export function zoom(image: HTMLImageElement): void {
  // It is broken.
  if (!image.naturalWidth) return say('Picture missing');
  const dialog = document.createElement('dialog');
  dialog.className = 'zoom';
  dialog.ariaLabel = image.alt || 'Picture';
  const large = new Image();
  // "zoom fitted", where there is more to see.
  large.onload = () => dialog.classList.toggle('fitted', large.naturalWidth > large.width);
  large.src = largestOf(image);
  large.alt = image.alt;
  const close = document.createElement('button');
  close.textContent = 'Close';
  dialog.append(large, close);
  dialog.onclick = ({ target }) => {
    if (target !== large || !dialog.classList.replace('fitted', 'whole')) return dialog.close();
    large.scrollIntoView({ block: 'center', inline: 'center' });
  };
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  // To which the focus returns.
  (image.nextElementSibling as HTMLElement).focus({ preventScroll: true });
  dialog.showModal();
}

/** The last of them is the widest (lib/picture.ts). */
const largestOf = ({ srcset, src }: HTMLImageElement): string =>
  srcset.split(', ').at(-1)!.split(' ')[0] || src;
