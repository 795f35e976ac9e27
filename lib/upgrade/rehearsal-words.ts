import type { Rehearsal, TableLock } from '@/lib/upgrade/mutations/run-pending';

/** Milliseconds below which nobody notices that they wait. */
const NOTICED = 100;

/** What a rehearsal found, line by line. */
export function rehearsalWords({ migrations, locks, milliseconds }: Rehearsal): string[] {
  return [
    ...migrations.map(
      ({ tag, milliseconds: took, slowest }) =>
        `${tag}: ${inSeconds(took)}${took >= NOTICED ? `, most of it for: ${slowest}` : ''}`,
    ),
    `All together ${inSeconds(milliseconds)}, in one transaction: it is done whole or not at all.`,
    ...lockWords(locks),
  ];
}

function lockWords(locks: TableLock[]): string[] {
  if (locks.length === 0) return ['No table in use is locked.'];
  const longest = locks.toSorted((a, b) => b.milliseconds - a.milliseconds);
  return [
    'Tables that are locked meanwhile, and who would wait, if a server ran:',
    ...longest.map(
      ({ table, stops, mode, milliseconds }) => `  ${table}: ${stops}, ${inSeconds(milliseconds)} (${mode})`,
    ),
  ];
}

export const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
