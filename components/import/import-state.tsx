import { programs } from '@/components/import/import-words';
import { SiteDate } from '@/components/layout/site-date';
import type { ImportDetail } from '@/lib/import/queries/imports';

/** Where an import stands, in words. @param other one that is under way at the same time */
export function ImportState({ found, other }: { found: ImportDetail; other?: string }) {
  return (
    <>
      <p className="hint" role="status">
        {isKnown(found) ? `${programs[found.kind]}, read` : 'Sent'} <SiteDate at={found.createdAt} exact />.
        {found.appliedAt && (
          <>
            {' '}
            Imported <SiteDate at={found.appliedAt} exact />.
          </>
        )}
        {found.undoneAt && (
          <>
            {' '}
            Undone <SiteDate at={found.undoneAt} exact />.
          </>
        )}{' '}
        {sentences[found.state]}
        {other !== undefined && ` “${other}” is under way, too: one is done after the other.`}
      </p>
      {found.problem && (
        <p role="alert" className="notice notice-error break-anywhere">
          {found.problem}
        </p>
      )}
    </>
  );
}

/** Before the source was opened nobody knows which program it is of. */
const isKnown = ({ state, counts, total }: ImportDetail): boolean =>
  state === 'reading' ? total > 0 : state !== 'failed' || Object.keys(counts).length > 0;

const goesOn = 'You may close this page: it goes on by itself, after a restart of the server, too.';

const sentences: Record<ImportDetail['state'], string> = {
  reading: `It is being read; nothing is made yet. ${goesOn}`,
  planned: 'This is the plan. Nothing is made yet.',
  applying: `It is being imported. ${goesOn}`,
  applied: '',
  undoing: `It is being undone. ${goesOn}`,
  undone: 'What it had made is gone, and what it had changed is as it was before.',
  failed: '',
};

/** What is true of the whole source: where it is broken, what was not read. */
export function ImportRemarks({ remarks }: { remarks: string[] }) {
  if (remarks.length === 0) return null;
  return (
    <div className="notice import-remarks">
      <p className="font-medium">About the export as a whole</p>
      <ul>
        {remarks.map((remark, index) => (
          <li key={index} className="break-anywhere">
            {remark}
          </li>
        ))}
      </ul>
    </div>
  );
}
