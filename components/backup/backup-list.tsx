import { DownloadForm } from '@/components/backup/download-form';
import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import type { ListedBackup } from '@/lib/backup/queries/backups';
import type { FormAction } from '@/lib/form-state';

type BackupListProps = {
  backups: ListedBackup[];
  isBusy: boolean;
  verify: FormAction;
  download: FormAction;
  remove: FormAction;
};

export function BackupList({ backups, isBusy, verify, download, remove }: BackupListProps) {
  if (backups.length === 0) return <p className="hint">There are none yet.</p>;
  return (
    <ul className="admin-list">
      {backups.map((backup) => {
        const { fileName, state } = backup;
        const hidden = { fileName };
        return (
          <li key={fileName} className="stack">
            <p className="admin-list-title wrap-anywhere">
              <SiteDate at={backup.createdAt} as="moment" />
            </p>
            <Facts backup={backup} />
            <Problems backup={backup} />
            {state !== 'making' && (
              <div className="flex flex-wrap items-start gap-2">
                {state === 'there' && !isBusy && (
                  <ActionButton action={verify} hidden={hidden} about={fileName}>
                    Verify
                  </ActionButton>
                )}
                {state === 'there' && <DownloadForm action={download} fileName={fileName} />}
                <details className="bin-purge">
                  <summary className="button">
                    Delete<span className="sr-only"> {fileName}</span>
                  </summary>
                  <p className="hint">For good.</p>
                  <ActionButton
                    action={remove}
                    hidden={hidden}
                    about={fileName}
                    className="button button-danger"
                  >
                    Delete it
                  </ActionButton>
                </details>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Facts({ backup }: { backup: ListedBackup }) {
  const { state, counts, checking, verifiedAt, verifyProblem } = backup;
  const facts = [
    backup.isScheduled ? 'by the schedule' : 'by hand',
    ...(backup.isEncrypted ? ['encrypted'] : []),
    ...(state === 'making' ? [progressOf(counts)] : []),
    ...(backup.byteSize > 0 ? [sizeOf(backup.byteSize)] : []),
    ...(state === 'there' ? contentsOf(counts) : []),
  ];
  return (
    <p className="admin-list-facts">
      <span className="wrap-anywhere">{backup.fileName}</span>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {checking !== null && <span>verifying, {checking} %</span>}
      {state === 'there' && checking === null && !verifyProblem && (
        <span>
          {verifiedAt ? (
            <>
              verified <SiteDate at={verifiedAt} as="moment" />
            </>
          ) : (
            'not verified'
          )}
        </span>
      )}
    </p>
  );
}

function Problems({ backup: { state, problem, checking, verifyProblem } }: { backup: ListedBackup }) {
  const words =
    problem ||
    (checking === null && verifyProblem) ||
    (state === 'gone' ? 'Its file is not there any more.' : '');
  return words ? <p className="field-error">{words}</p> : null;
}

const steps: Record<string, string> = {
  rows: 'reading the database',
  pictures: 'reading the pictures',
  archive: 'writing the archive',
};

function progressOf(counts: Record<string, number>): string {
  const [[step, percent] = []] = Object.entries(counts);
  return step && steps[step] ? `${steps[step]}, ${percent} %` : 'begun';
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const contentsOf = ({ posts = 0, comments = 0, users = 0, media = 0 }: Record<string, number>): string[] =>
  posts + comments + users + media === 0
    ? []
    : [
        counted(posts, 'post', 'posts'),
        counted(comments, 'comment', 'comments'),
        counted(users, 'person', 'people'),
        counted(media, 'picture', 'pictures'),
      ];

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
