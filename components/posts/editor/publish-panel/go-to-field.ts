import { focusText } from '../textarea/text-view';
import type { Finding } from './use-post-check';

export function goToField(form: HTMLFormElement, { field, place }: Finding): void {
  const element = form.elements.namedItem(field);
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  if (!place || !(element instanceof HTMLTextAreaElement)) return element.focus();
  element.setSelectionRange(place.start, place.end);
  if (!focusText(element, { preventScroll: true })) return;
  const top = element.getBoundingClientRect().top + heightUpTo(element, place.start);
  window.scrollBy({ top: top - window.innerHeight / 3 });
}

/** Pixels. Browsers tell no one where a character of a text area stands, so a copy that ends there is measured. */
function heightUpTo(area: HTMLTextAreaElement, offset: number): number {
  const copy = area.cloneNode() as HTMLTextAreaElement;
  copy.removeAttribute('name');
  copy.removeAttribute('id');
  copy.value = area.value.slice(0, offset);
  copy.style.cssText = 'position:absolute;visibility:hidden;height:0;min-height:0;field-sizing:fixed';
  copy.style.width = `${area.offsetWidth}px`;
  area.after(copy);
  const height = copy.scrollHeight;
  copy.remove();
  return height;
}
