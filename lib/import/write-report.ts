import 'server-only';
import type { Viewer } from '@/lib/access/actor';
import { findingName } from '@/lib/import/finding-names';
import { importName } from '@/lib/import/import-name';
import {
  listImportItems,
  type ImportAction,
  type ImportDetail,
  type ImportItem,
} from '@/lib/import/queries/imports';
import { listOldAddresses } from '@/lib/import/queries/old-addresses';
import type { ImportSection } from '@/lib/import/sections';

/** Rows that are read at a time. */
const PAGE = 500;

const headings: [ImportSection, plan: string, report: string][] = [
  ['public', 'Will become public', 'Became public'],
  ['drafts', 'Will be drafts', 'Drafts'],
  ['fail', 'Cannot come in', 'Failed'],
  ['skip', 'Left out', 'Left out'],
  ['create', 'Will be created', 'Created'],
  ['update', 'Will be changed', 'Updated'],
  ['unchanged', 'Unchanged', 'Unchanged'],
  ['kept', 'Kept', 'Kept, although the import was undone'],
  ['findings', 'Worth a look', 'Worth a look'],
];

/** All that is known of an import, line by line: never more of it in memory than a page. */
export async function* writeReport(viewer: Viewer, found: ImportDetail): AsyncGenerator<string> {
  const isPlan = found.state === 'planned';
  yield `${isPlan ? 'Plan' : 'Report'} of an import: ${importName(found)} (${found.kind})\n`;
  yield `Read ${found.createdAt.toISOString()}\n`;
  if (found.appliedAt) yield `Imported ${found.appliedAt.toISOString()}\n`;
  if (found.undoneAt) yield `Undone ${found.undoneAt.toISOString()}\n`;
  if (found.problem) yield `\n${found.problem}\n`;
  yield `\n${sumsOf(found)}`;
  if (found.remarks.length > 0) yield `\nAbout the export as a whole:\n${linesOf(found.remarks)}`;
  for (const [section, plan, report] of headings) {
    let isFirst = true;
    for await (const item of itemsOf(viewer, found.id, section)) {
      if (isFirst) yield `\n${isPlan ? plan : report}:\n`;
      isFirst = false;
      yield section === 'findings' ? findingsOf(item) : lineOf(item);
    }
  }
  yield* addressesOf(viewer, found.id);
}

function sumsOf({ counts }: ImportDetail): string {
  const words: Record<ImportAction, string> = {
    ...{ create: 'created', update: 'updated', unchanged: 'unchanged', skip: 'left out', fail: 'failed' },
  };
  return Object.entries(counts)
    .map(([kind, by]) => {
      const parts = (Object.keys(words) as ImportAction[]).map(
        (action) => [by[action] ?? 0, words[action]] as const,
      );
      const total = parts.reduce((sum, [count]) => sum + count, 0);
      return `${kind}: ${total} found = ${parts.map(([count, word]) => `${count} ${word}`).join(' + ')}\n`;
    })
    .join('');
}

async function* itemsOf(viewer: Viewer, id: number, section: ImportSection): AsyncGenerator<ImportItem> {
  for (let after: number | undefined; ;) {
    const page = await listImportItems(viewer, id, { section, after, limit: PAGE });
    yield* page;
    after = page.at(-1)?.position;
    if (page.length < PAGE) return;
  }
}

async function* addressesOf(viewer: Viewer, id: number): AsyncGenerator<string> {
  for (let after: number | undefined; ;) {
    const page = await listOldAddresses(viewer, id, { after, limit: PAGE });
    if (after === undefined && page.length > 0) yield '\nOld addresses:\n';
    for (const { from, to } of page) yield from.map((path) => `  ${path} -> ${to}\n`).join('');
    after = page.at(-1)?.position;
    if (page.length < PAGE) return;
  }
}

const lineOf = ({ kind, title, key, address, why }: ImportItem): string =>
  `  ${kind} ${JSON.stringify(title || key)}${address ? ` ${address}` : ''}${why ? `: ${oneLine(why)}` : ''}\n`;

const findingsOf = ({ kind, title, key, findings }: ImportItem): string =>
  `  ${kind} ${JSON.stringify(title || key)}\n` +
  Object.entries(findings)
    .map(([name, texts]) => texts.map((text) => `    ${findingName(name)}: ${oneLine(text)}\n`).join(''))
    .join('');

const linesOf = (texts: string[]): string => texts.map((text) => `  ${oneLine(text)}\n`).join('');

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');
