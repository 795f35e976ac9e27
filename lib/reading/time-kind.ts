import type { DateLength } from '@/lib/format-date';

/** How a script may show a time: `date` and `short` also as how long ago, `short` and `medium` by the reader's clock. */
export function timeKind(length: DateLength, exact = false): 'date' | 'short' | 'medium' | undefined {
  if (length === 'date') return exact ? undefined : 'date';
  if (length === 'moment') return exact ? 'medium' : 'short';
  return length === 'second' ? 'medium' : undefined;
}
