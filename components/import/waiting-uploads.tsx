import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import { sayBytes } from '@/components/import/say-bytes';
import type { FormAction } from '@/lib/form-state';
import { waitingUploadPath } from '@/lib/paths';

export type WaitingUpload = { id: string; name: string; size: number; received: number; isWhole: boolean };

type WaitingUploadsProps = { uploads: WaitingUpload[]; discard: FormAction };

/** What was sent and not yet read, and what was cut off. */
export function WaitingUploads({ uploads, discard }: WaitingUploadsProps) {
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="admin-part">
      <h2 id="waiting">Sent, and not yet read</h2>
      <ul className="admin-list">
        {uploads.map(({ id, name, size, received, isWhole }) => (
          <li key={id}>
            <div className="redirect-row">
              <p className="break-anywhere">
                {isWhole ? (
                  <Link href={waitingUploadPath(id)} prefetch={false} className="admin-list-title">
                    {name}
                  </Link>
                ) : (
                  <bdi className="font-medium">{name}</bdi>
                )}{' '}
                <span className="text-muted">
                  {isWhole
                    ? sayBytes(size)
                    : `${sayBytes(received)} of ${sayBytes(size)}: choose the same file again, and it goes on from there`}
                </span>
              </p>
              <ActionButton
                action={discard}
                hidden={{ upload: id }}
                about={name}
                className="button button-quiet"
              >
                Throw away
              </ActionButton>
            </div>
          </li>
        ))}
      </ul>
      <p className="hint">What nobody goes on with is removed after a day.</p>
    </section>
  );
}
