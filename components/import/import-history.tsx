import Link from 'next/link';
import { programs, states } from '@/components/import/import-words';
import { SiteDate } from '@/components/layout/site-date';
import type { ImportSummary } from '@/lib/import/queries/imports';
import { importPath } from '@/lib/paths';

const marks: Partial<Record<ImportSummary['state'], string>> = {
  applied: 'state-published',
  planned: 'state-scheduled',
  failed: 'state-disabled',
};

type ImportHistoryProps = { imports: (ImportSummary & { name: string })[] };

/** Newest first. */
export function ImportHistory({ imports }: ImportHistoryProps) {
  if (imports.length === 0) return <p className="hint">Nothing was imported yet.</p>;
  return (
    <ul className="admin-list">
      {imports.map(({ id, name, kind, state, createdAt }) => (
        <li key={id}>
          <Link href={importPath(id)} prefetch={false} className="admin-list-title break-anywhere">
            {name}
          </Link>
          <p className="admin-list-facts">
            <span className={`state ${marks[state] ?? ''}`}>{states[state]}</span>
            {state !== 'reading' && state !== 'failed' && <span>{programs[kind]}</span>}
            <span>
              <SiteDate at={createdAt} exact />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
