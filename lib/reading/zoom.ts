/** The largest file of the picture over the page. Escape closes it, and so does any press; the focus returns by itself. */
export function zoom(image: HTMLImageElement): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'zoom';
  dialog.ariaLabel = image.alt || 'Picture';
  const large = new Image();
  large.src = largestOf(image);
  large.alt = image.alt;
  const close = document.createElement('button');
  close.textContent = 'Close';
  dialog.append(large, close);
  dialog.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  // To which the focus returns.
  (image.nextElementSibling as HTMLElement).focus({ preventScroll: true });
  dialog.showModal();
}

function largestOf({ srcset, src }: HTMLImageElement): string {
  let [largest, width] = [src, 0];
  for (const candidate of srcset.split(/,\s+/)) {
    const [address, size = ''] = candidate.trim().split(/\s+/);
    if (address && parseInt(size) > width) [largest, width] = [address, parseInt(size)];
  }
  return largest;
}
