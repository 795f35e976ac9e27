import { isComposing } from './is-composing';
import { isTyping } from './is-typing';

/** The key that looks for something, as on many sites. Where a page has a field of its own for that, the key is that field's. */
export const isSlash = (event: KeyboardEvent): boolean =>
  event.key === '/' &&
  !event.defaultPrevented &&
  !(event.ctrlKey || event.metaKey || event.altKey || isComposing(event) || isTyping(event.target));

/** @returns whether the page has such a field, which has the focus then */
export function focusOwnSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main [role="search"] [type="search"]');
  field?.focus();
  return field !== null;
}
