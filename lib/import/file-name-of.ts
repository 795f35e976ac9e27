import { decodePercent } from '@/lib/decode-percent';

/** The last part of an address, decoded, without its query; empty where the address ends with a slash. */
export const fileNameOf = (address: string): string =>
  decodePercent(
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '',
  );
