import { decodePercent } from '@/lib/decode-percent';

/** The decoded path of a picture's address, without its site, query and fragment. */
export const pathOfUrl = (url: string): string =>
  decodePercent(url.replace(/^(?:https?:)?\/\/[^/]+/i, '').replace(/[?#].*$/, '')).normalize('NFC');
