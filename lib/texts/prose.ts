import type { FormValues } from '@/lib/form-state';
import { isSecretField } from '@/lib/secret-fields';

/** Fields that hold what somebody wrote. Any other, a password above all, is never kept. */
const PROSE = new Set([
  'title',
  'subtitle',
  'body',
  'bio',
  'description',
  'coverAlt',
  'alt',
  'caption',
  'note',
  'text',
]);

/** Characters that all of it must have: less is typed again sooner than it is found. */
const MIN_LENGTH = 20;

/** What somebody wrote into a form; null where that is nothing to speak of. Next numbers the fields that scripts send. */
export function proseOf(entries: Iterable<[string, unknown]>): FormValues | null {
  const prose: FormValues = {};
  for (const [sent, value] of entries) {
    const name = sent.replace(/^_?\d+_/, '');
    if (typeof value === 'string' && value.trim() !== '' && PROSE.has(name) && !isSecretField(name))
      prose[name] = value;
  }
  const length = Object.values(prose).reduce((sum, value) => sum + value.trim().length, 0);
  return length >= MIN_LENGTH ? prose : null;
}

const wordsOf = (prose: FormValues): Set<string> =>
  new Set(Object.values(prose).flatMap((value) => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));

/** Whether `newer` has what `older` says, but for one word in twenty. */
export function says(newer: FormValues, older: FormValues): boolean {
  const [words, has] = [wordsOf(older), wordsOf(newer)];
  let missing = 0;
  for (const word of words) if (!has.has(word)) missing++;
  return missing <= words.size / 20;
}
