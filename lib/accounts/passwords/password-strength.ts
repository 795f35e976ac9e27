import { characterCount } from '@/lib/accounts/fields/characters';

export function describeStrength(password: string): string {
  const length = characterCount(password);
  if (length === 0) return '';
  if (length < 8) return `${8 - length} more ${length === 7 ? 'character' : 'characters'} needed`;
  if (length > 256) return 'Longer than the 256 characters that fit';
  const distinct = new Set(password.normalize('NFKC').toLowerCase()).size;
  if (distinct < 6) return 'Weak: the same few characters';
  const worth = length + kindsOf(password) - 1;
  if (worth < 11) return 'Fair: longer is stronger';
  if (worth < 15) return 'Good: a word more makes it strong';
  return 'Strong';
}

const kindsOf = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u].filter((kind) => kind.test(password)).length;
