import type { FileOutcome } from '@/lib/import/import-source';
import type { Findings } from '@/lib/import/prepare-post';

const results = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;

const headings: [keyof Findings, string][] = [
  ['missingImages', 'Missing images, left as they are'],
  ['unresolvedLinks', 'Links that lead to nothing in the folder, left as they are'],
  ['droppedMarkup', 'Markup that readers will not get'],
  ['shortcodes', 'Shortcodes, left as text'],
  ['notes', 'Also'],
];

/** The report at the end of an import: sums that add up, then everything a person should look at, by file. */
export function reportOf(
  outcomes: FileOutcome[],
  { seconds, dryRun }: { seconds: number; dryRun: boolean },
): string {
  const count = (result: FileOutcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length;
  const sums = results.map((result) => `${count(result)} ${result}`).join(' + ');
  const sections = [
    section('Failed', outcomes.filter(({ result }) => result === 'failed').map(reasonOf)),
    section('Skipped', outcomes.filter(({ result }) => result === 'skipped').map(reasonOf)),
    ...headings.map(([key, heading]) => section(heading, linesOf(outcomes, key))),
    `${outcomes.length} found = ${sums}, in ${seconds.toFixed(1)} s.`,
    dryRun ? 'This was a dry run: nothing was written.' : '',
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

const reasonOf = ({ path, why }: FileOutcome): string => `${path}: ${why}`;

const linesOf = (outcomes: FileOutcome[], key: keyof Findings): string[] =>
  outcomes.flatMap(({ path, findings }) =>
    findings?.[key].length ? [`${path}: ${findings[key].join(', ')}`] : [],
  );

const section = (heading: string, lines: string[]): string =>
  lines.length > 0 ? `${heading}:\n${lines.map((line) => `  ${line}`).join('\n')}` : '';
