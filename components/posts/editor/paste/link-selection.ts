import { reference } from '../commands/reference';
import { isInCode } from '../commands/in-code';
import type { Edit, Selected } from '../commands/selected';
import { isWebAddress } from './web-address';

/** UTF-16 code units of an address that is begun before the selection. */
const LONGEST = 2000;

/** An address that is pasted on words makes a link of them; undefined where it is to take their place. */
export function linkSelection(selected: Selected, pasted: string): Edit | undefined {
  const { text, start, end } = selected;
  const words = text.slice(start, end).trim();
  const url = pasted.trim();
  if (words === '' || words.includes('\n') || !isWebAddress(url)) return undefined;
  const isDestination =
    /\]\([^)\s]*$/.test(text.slice(Math.max(0, start - LONGEST), start)) || /^https?:\/\//i.test(words);
  return isDestination || isInCode(text, start) ? undefined : reference('', 'text', url)(selected);
}
