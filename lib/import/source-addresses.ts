/** Characters of an address; a longer one is none that a site had. */
const MAX_ADDRESS = 2000;

/** As `redirects.path`: decoded, absolute, without a trailing slash. */
export function addressOf(address: string): string {
  const [bare = ''] = withoutOrigin(address.slice(0, MAX_ADDRESS)).split(/[?#]/);
  const trimmed = `/${bare.replace(/^\/+/, '')}`.replace(/\/index\.html?$/, '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(trimmed).normalize('NFC') || '/';
  } catch {
    return trimmed || '/';
  }
}

const withoutOrigin = (address: string): string => address.replace(/^https?:\/\/[^/]*/i, '');
