import type { FolderOutcome } from '@/lib/import/import-folder';
import type { FileOutcome } from '@/lib/import/import-source';
import { decodedPath } from '@/lib/paths';
import type { Findings } from '@/lib/import/prepare-post';
import type { SourceFiles } from '@/lib/import/source-files';

const results = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;

const headings: [keyof Findings, string][] = [
  ['missingImages', 'Missing images, left as they are'],
  ['unresolvedLinks', 'Links that lead to nothing in the folder, left as they are'],
  ['droppedMarkup', 'Markup that readers will not get'],
  ['shortcodes', 'Shortcodes, left as text'],
  ['notes', 'Also'],
];

export function reportOf(
  { outcomes, ignored }: FolderOutcome,
  { seconds, dryRun }: { seconds: number; dryRun: boolean },
): string {
  const count = (result: FileOutcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length;
  const sums = results.map((result) => `${count(result)} ${result}`).join(' + ');
  const sections = [
    dryRun ? section('Will become public', outcomes.flatMap(publicLine)) : '',
    section(dryRun ? 'Will be drafts' : 'Drafts', outcomes.flatMap(draftLine)),
    section('Failed', outcomes.filter(({ result }) => result === 'failed').map(reasonOf)),
    section('Skipped', outcomes.filter(({ result }) => result === 'skipped').map(reasonOf)),
    ...headings.map(([key, heading]) => section(heading, linesOf(outcomes, key))),
    ignored.size > 0 ? `Not read, because they are not Markdown: ${kindsOf(ignored)}.` : '',
    `${outcomes.length} found = ${sums}, in ${seconds.toFixed(1)} s.`,
    dryRun ? 'This was a dry run: nothing was written.' : '',
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

export function emptinessOf({ outcomes, ignored }: FolderOutcome): string | null {
  if (outcomes.some(({ result }) => result !== 'skipped' && result !== 'failed')) return null;
  if (outcomes.length === 0 && ignored.size === 0) return 'Nothing was imported: the folder is empty.';
  const lies =
    outcomes.length > 0
      ? `none of its ${outcomes.length} Markdown files could be read as a post (each is named above)`
      : 'there is no Markdown file (.md) in it';
  const others = ignored.size > 0 ? ` What else lies there: ${kindsOf(ignored)}.` : '';
  return `Nothing was imported: ${lies}.${others}`;
}

const kindsOf = (ignored: SourceFiles['ignored']): string =>
  [...ignored]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');

const publicLine = ({ path, post }: FileOutcome): string[] => {
  if (!post?.becomesPublic) return [];
  const { title, publishedAt } = post;
  const from = publishedAt ? `${publishedAt > new Date() ? 'from ' : ''}${publishedAt.toISOString()}` : 'now';
  return [`${path}: "${title}", ${decodedPath(post)}, ${from}`];
};

const draftLine = ({ path, post }: FileOutcome): string[] =>
  post?.hidden ? [`${path}: ${post.hidden}`] : [];

const reasonOf = ({ path, why }: FileOutcome): string => `${path}: ${why}`;

const linesOf = (outcomes: FileOutcome[], key: keyof Findings): string[] =>
  outcomes.flatMap(({ path, findings }) =>
    findings?.[key].length ? [`${path}: ${findings[key].join(', ')}`] : [],
  );

const section = (heading: string, lines: string[]): string =>
  lines.length > 0 ? `${heading}:\n${lines.map((line) => `  ${line}`).join('\n')}` : '';
