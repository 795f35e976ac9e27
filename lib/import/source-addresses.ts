import path from 'node:path';
import { fieldOf, type Fields } from '@/lib/import/fields';

export function ownAddresses(file: string, fields: Fields): { path: string; slug: string; all: string[] } {
  // Zola, Jekyll, Hugo; a pattern such as /:year/:title/ says nothing.
  const given = ['path', 'permalink', 'url']
    .map((name) => fieldOf(fields, name))
    .find(
      (value): value is string =>
        typeof value === 'string' && value !== '' && !/[:{]/.test(withoutOrigin(value)),
    );
  if (given) {
    const address = addressOf(given);
    return {
      path: address,
      slug: path.posix.basename(address).replace(/\.html?$/, ''),
      all: [address].filter(isUseful),
    };
  }
  return { path: '', slug: '', all: guessed(file).filter(isUseful) };
}

export function aliasesOf(fields: Fields): string[] {
  return [fieldOf(fields, 'aliases'), fieldOf(fields, 'redirectfrom')]
    .flat()
    .filter((alias): alias is string => typeof alias === 'string' && alias !== '')
    .map(addressOf)
    .filter(isUseful);
}

/** As `redirects.path`: decoded, absolute, without a trailing slash. */
export function addressOf(address: string): string {
  const [bare = ''] = withoutOrigin(address).split(/[?#]/);
  const trimmed = `/${bare.replace(/^\/+/, '')}`.replace(/\/index\.html?$/, '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(trimmed).normalize('NFC') || '/';
  } catch {
    return trimmed || '/';
  }
}

const withoutOrigin = (address: string): string => address.replace(/^https?:\/\/[^/]*/i, '');

/** The home page stays where it is, and PostgreSQL stores no NUL. */
const isUseful = (address: string): boolean => address !== '/' && !address.includes('\0');

function guessed(file: string): string[] {
  const { dir, name } = path.posix.parse(file);
  const dated = /^(\d{4})-(\d{2})-(\d{2})-(.+)$/.exec(name);
  if (dated) {
    const address = `/${dated.slice(1, 5).join('/')}`;
    return [address, `${address}.html`];
  }
  if (name === 'index') return dir ? [`/${dir}`] : [];
  return dir ? [`/${dir}/${name}`] : [];
}
