import type { Viewer } from '@/lib/access/actor';
import { kindName } from '@/lib/import/kind-names';
import {
  listImportItems,
  type ImportAction,
  type ImportDetail,
  type ImportItem,
} from '@/lib/import/queries/imports';
import type { ImportSection } from '@/lib/import/sections';

const results: [ImportAction, string][] = [
  ['create', 'created'],
  ['update', 'updated'],
  ['unchanged', 'unchanged'],
  ['skip', 'skipped'],
  ['fail', 'failed'],
];

const headings: [finding: string, heading: string][] = [
  ['missingImages', 'Missing images, left as they are'],
  ['remoteImages', 'Images that stay where they are on the web'],
  ['unresolvedLinks', 'Links that lead to nothing in the source, left as they are'],
  ['clashes', 'Clashes with what is here already'],
  ['droppedMarkup', 'Markup that readers will not get'],
  ['shortcodes', 'Shortcodes, left as text'],
  ['retry', 'Images that did not answer, and are tried again by the next import'],
  ['unusedFields', 'Fields that nothing is made of'],
  ['notes', 'Also'],
];

/** Lines of a section that the report shows; the page of the import shows all. */
const MOST_LINES = 1000;
const PAGE = 500;

/** What was or will be done, to the last item. @param options.seconds that it took */
export async function reportOf(
  viewer: Viewer,
  detail: ImportDetail,
  { seconds, isPlan }: { seconds: number; isPlan: boolean },
): Promise<string> {
  const section = async (name: ImportSection, heading: string, write: (item: ImportItem) => string[]) =>
    sectionOf(heading, await linesOf(viewer, detail.id, name, write));
  const findings = await Promise.all(
    headings.map(([finding, heading]) =>
      section('findings', heading, ({ key, findings: found }) =>
        found[finding] ? [`${key}: ${found[finding].join(', ')}`] : [],
      ),
    ),
  );
  const sections = [
    isPlan ? await section('public', 'Will become public', publicLine) : '',
    await section('drafts', isPlan ? 'Will be drafts' : 'Drafts', reasonLine),
    await section('fail', 'Failed', reasonLine),
    await section('skip', 'Skipped', reasonLine),
    ...findings,
    ...detail.remarks,
    sumsOf(detail, seconds),
    isPlan ? 'This was a dry run: nothing was written.' : '',
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

/** What an import that was undone left as it is, and why. */
export async function undoReportOf(viewer: Viewer, { id }: ImportDetail): Promise<string> {
  const kept = await linesOf(viewer, id, 'kept', ({ key, title, findings }) => [
    `${title || key}: ${(findings.kept ?? []).join(', ')}`,
  ]);
  return kept.length > 0
    ? `${sectionOf('Left as it is', kept)}\n\nThe rest is as it was before.`
    : 'Everything is as it was before.';
}

/** Why an import is none, for whoever started it: null where something was found. */
export function emptinessOf({ counts, remarks }: ImportDetail): string | null {
  const found = Object.entries(counts).some(
    ([kind, actions]) =>
      !['problem', 'settings'].includes(kind) && Object.values(actions).some((count) => count > 0),
  );
  if (found) return null;
  const problems = counts.problem ?? {};
  const named = (problems.skip ?? 0) + (problems.fail ?? 0);
  const each = named > 0 ? ` None of its ${named} files could be read as a post (each is named above).` : '';
  return `Nothing was imported.${each}${remarks.length > 0 ? ` ${remarks.join(' ')}` : ''}`;
}

const sumsOf = ({ counts }: ImportDetail, seconds: number): string =>
  [
    ...Object.entries(counts).map(([kind, actions]) => {
      const total = Object.values(actions).reduce((sum, count) => sum + count, 0);
      const sums = results.map(([action, word]) => `${actions[action] ?? 0} ${word}`).join(' + ');
      return `${total} ${kindName(kind, total)} = ${sums}`;
    }),
    `in ${seconds.toFixed(1)} s.`,
  ].join('\n');

async function linesOf(
  viewer: Viewer,
  id: number,
  section: ImportSection,
  write: (item: ImportItem) => string[],
): Promise<string[]> {
  const lines: string[] = [];
  for (let after = 0; ;) {
    const items = await listImportItems(viewer, id, { section, after, limit: PAGE });
    lines.push(...items.flatMap(write));
    if (items.length < PAGE) return lines;
    if (lines.length > MOST_LINES)
      return [...lines.slice(0, MOST_LINES), `and more, which /admin/import/${id} shows`];
    after = items.at(-1)!.position;
  }
}

const publicLine = ({ key, title, address, publishedAt }: ImportItem): string[] => [
  `${key}: "${title}", ${address}, ${publishedAt ?? 'now'}`,
];

const reasonLine = ({ key, why }: ImportItem): string[] => [`${key}: ${why}`];

const sectionOf = (heading: string, lines: string[]): string =>
  lines.length > 0 ? `${heading}:\n${lines.map((line) => `  ${line}`).join('\n')}` : '';
