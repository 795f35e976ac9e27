import Link from 'next/link';
import type { ReactNode } from 'react';
import { sectionNames } from '@/components/import/import-words';
import { findingName } from '@/lib/import/finding-names';
import { kindName, kindsInOrder } from '@/lib/import/kind-names';
import type { ImportSection } from '@/lib/import/sections';
import { importPath } from '@/lib/paths';

export type ListName = ImportSection | 'addresses';

export type ListChoice = { list: ListName; kind?: string; finding?: string };

type ImportListsProps = ListChoice & {
  id: number;
  isPlan: boolean;
  /** How many rows each has, by kind; a list with none is not offered. */
  counts: Record<ListName, Record<string, number>>;
  findings: Record<string, number>;
  /** Where the next page begins. */
  next?: number;
  children: ReactNode;
};

const order: ListName[] = [
  ...(['public', 'drafts', 'fail', 'findings', 'kept'] as const),
  ...(['create', 'update', 'skip', 'unchanged', 'addresses'] as const),
];

/** One of the lists, and the way to the others. Long ones come by pages. */
export function ImportLists({
  id,
  list,
  kind,
  finding,
  isPlan,
  counts,
  findings,
  next,
  children,
}: ImportListsProps) {
  const names = order.filter((name) => Object.keys(counts[name]).length > 0);
  const name = (of: ListName) => sectionNames[of][isPlan ? 0 : 1];
  const kinds = kindsInOrder(Object.keys(counts[list]));
  return (
    <section aria-labelledby="list" className="admin-part">
      <nav aria-label="Lists" className="filter-tabs">
        {names.map((of) => (
          <Choice key={of} href={listPath(id, { list: of })} isHere={of === list} count={total(counts[of])}>
            {name(of)}
          </Choice>
        ))}
      </nav>
      <h2 id="list">{name(list)}</h2>
      {kinds.length > 1 && list !== 'findings' && (
        <nav aria-label="Kinds" className="filter-tabs">
          <Choice href={listPath(id, { list })} isHere={kind === undefined} count={total(counts[list])}>
            Everything
          </Choice>
          {kinds.map((of) => (
            <Choice
              key={of}
              href={listPath(id, { list, kind: of })}
              isHere={of === kind}
              count={counts[list][of]!}
            >
              {capital(kindName(of, 2))}
            </Choice>
          ))}
        </nav>
      )}
      {list === 'findings' && Object.keys(findings).length > 1 && (
        <nav aria-label="Findings" className="filter-tabs">
          <Choice href={listPath(id, { list })} isHere={finding === undefined} count={total(counts[list])}>
            Everything
          </Choice>
          {Object.entries(findings).map(([of, count]) => (
            <Choice key={of} href={listPath(id, { list, finding: of })} isHere={of === finding} count={count}>
              {findingName(of)}
            </Choice>
          ))}
        </nav>
      )}
      {children}
      {next !== undefined && (
        <p>
          <Link
            href={listPath(id, { list, kind, finding }, next)}
            prefetch={false}
            rel="next"
            className="button"
          >
            Next page
          </Link>
        </p>
      )}
    </section>
  );
}

type ChoiceProps = { href: string; isHere: boolean; count: number; children: string };

function Choice({ href, isHere, count, children }: ChoiceProps) {
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined}>
      {children} <span className="text-muted">{count.toLocaleString('en')}</span>
    </Link>
  );
}

function listPath(id: number, choice: ListChoice, after?: number): string {
  const query = new URLSearchParams({ list: choice.list });
  if (choice.kind) query.set('kind', choice.kind);
  if (choice.finding) query.set('finding', choice.finding);
  if (after !== undefined) query.set('after', String(after));
  return `${importPath(id)}?${query}#list`;
}

const total = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
