import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { editPostPath } from '@/lib/paths';
import { wordCountText } from '@/lib/word-count-text';
import type { DeskDraft, DeskScheduled } from '@/lib/desk/queries/desk';

export function ContinueWriting({ drafts: [last, ...others] }: { drafts: DeskDraft[] }) {
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">Continue writing</h2>
      {last ? (
        <Link href={editPostPath(last.id)} prefetch={false} className="last-draft">
          <strong>{last.title}</strong>
          <DraftFacts draft={last} />
        </Link>
      ) : (
        <p className="hint">
          No drafts. What you save without publishing waits here.{' '}
          <Link href="/admin/posts/new" prefetch={false}>
            Begin a post
          </Link>
        </p>
      )}
      {others.length > 0 && (
        <ul className="desk-list">
          {others.map((draft) => (
            <li key={draft.id}>
              <Link href={editPostPath(draft.id)} prefetch={false}>
                {draft.title}
              </Link>
              <DraftFacts draft={draft} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DraftFacts({ draft }: { draft: DeskDraft }) {
  return (
    <span className="hint">
      {wordCountText(draft.wordCount)}, edited <SiteDate at={draft.updatedAt} as="moment" />
    </span>
  );
}

export function ScheduledNext({ scheduled }: { scheduled: DeskScheduled[] }) {
  return (
    <section aria-labelledby="scheduled">
      <h2 id="scheduled">Scheduled next</h2>
      {scheduled.length === 0 && <p className="hint">Nothing. A post with a date ahead appears by itself.</p>}
      <ul className="desk-list" hidden={scheduled.length === 0}>
        {scheduled.map(({ id, title, publishedAt }) => (
          <li key={id}>
            <Link href={editPostPath(id)} prefetch={false}>
              {title}
            </Link>
            <span className="hint">
              <SiteDate at={publishedAt} as="moment" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
