import { decodePercent } from '@/lib/decode-percent';

/** Characters of an address; a longer one is none that a site had. */
const MAX_ADDRESS = 2000;

/** As `redirects.path`: decoded, absolute, without a trailing slash. */
export function addressOf(address: string): string {
  const [bare = ''] = withoutOrigin(address.slice(0, MAX_ADDRESS)).split(/[?#]/);
  const trimmed = `/${bare.replace(/^\/+/, '')}`.replace(/\/index\.html?$/, '').replace(/\/+$/, '');
  return decodePercent(trimmed).normalize('NFC') || '/';
}

const withoutOrigin = (address: string): string => address.replace(/^https?:\/\/[^/]*/i, '');
