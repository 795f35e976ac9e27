import { kindName, kindsInOrder } from '@/lib/import/kind-names';
import type { ImportAction, ImportSummary } from '@/lib/import/queries/imports';
import type { ImportSection } from '@/lib/import/sections';

export const programs: Record<ImportSummary['kind'], string> = {
  markdown: 'Markdown files',
  wordpress: 'WordPress',
  ghost: 'Ghost',
  colophon: 'Colophon',
};

export const states: Record<ImportSummary['state'], string> = {
  reading: 'Being read',
  planned: 'Waits for you',
  applying: 'Being imported',
  applied: 'Imported',
  undoing: 'Being undone',
  undone: 'Undone',
  failed: 'Failed',
};

/** Of one row: its address tells a page from a post. */
export const itemName = ({ kind, address }: { kind: string; address: string }): string =>
  kind === 'post' && address !== '' ? (address.startsWith('/posts/') ? 'post' : 'page') : kindName(kind, 1);

export const sayCount = (kind: string, count: number): string =>
  `${count.toLocaleString('en')} ${kindName(kind, count)}`;

/** “3 posts and pages, 2 comments and 1 tag”. */
export function sayCounts(counts: Record<string, number>): string {
  const parts = kindsInOrder(Object.keys(counts)).map((kind) => sayCount(kind, counts[kind]!));
  return new Intl.ListFormat('en').format(parts);
}

/** @param isPlan before it is applied, or after */
export const actionName = (action: ImportAction, isPlan: boolean): string =>
  isPlan ? planned[action] : done[action];

const planned: Record<ImportAction, string> = {
  create: 'New',
  update: 'Changed',
  unchanged: 'Unchanged',
  skip: 'Left out',
  fail: 'Cannot come in',
};
const done: Record<ImportAction, string> = {
  create: 'Created',
  update: 'Updated',
  unchanged: 'Unchanged',
  skip: 'Left out',
  fail: 'Failed',
};

export const sectionNames: Record<ImportSection | 'addresses', [plan: string, report: string]> = {
  public: ['Becomes public', 'Public'],
  drafts: ['Becomes a draft', 'Drafts'],
  create: ['New', 'Created'],
  update: ['Changed', 'Updated'],
  unchanged: ['Unchanged', 'Unchanged'],
  skip: ['Left out', 'Left out'],
  fail: ['Cannot come in', 'Failed'],
  findings: ['Worth a look', 'Worth a look'],
  kept: ['Kept', 'Kept'],
  addresses: ['Old addresses', 'Old addresses'],
};
