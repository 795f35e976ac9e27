import { actionName, sayCounts } from '@/components/import/import-words';
import { kindName, kindsInOrder } from '@/lib/import/kind-names';
import type { ImportAction, ImportCounts } from '@/lib/import/queries/imports';

const actions: ImportAction[] = ['create', 'update', 'unchanged', 'skip', 'fail'];

type ImportSumsProps = { counts: ImportCounts; isPlan: boolean };

/** What becomes of everything that was found; each row adds up. */
export function ImportSums({ counts, isPlan }: ImportSumsProps) {
  const kinds = kindsInOrder(Object.keys(counts));
  const total = (kind: string) => sum(actions.map((action) => counts[kind]?.[action] ?? 0));
  // What is nowhere needs no column.
  const shown = actions.filter((action) => kinds.some((kind) => counts[kind]?.[action]));
  if (kinds.length === 0) return null;
  return (
    <table className="admin-table import-sums">
      <caption className="sr-only">
        {sayCounts(Object.fromEntries(kinds.map((kind) => [kind, total(kind)])))} were found
      </caption>
      <thead>
        <tr>
          <th scope="col">Found</th>
          {shown.map((action) => (
            <th key={action} scope="col" className="number">
              {actionName(action, isPlan)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {total(kind).toLocaleString('en')} {kindName(kind, total(kind))}
            </th>
            {shown.map((action) => (
              <td key={action} data-label={actionName(action, isPlan)} className="number">
                {(counts[kind]?.[action] ?? 0).toLocaleString('en')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sum = (numbers: number[]): number => numbers.reduce((before, number) => before + number, 0);
