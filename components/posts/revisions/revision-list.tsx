import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { revisionPath, revisionsPath } from '@/lib/paths';
import type { RevisionSummary } from '@/lib/posts/queries/revisions';

type RevisionListProps = { postId: number; revisions: RevisionSummary[]; nextBefore: number | null };

export const kindNames = {
  saved: 'Saved',
  published: 'Published',
  restored: 'Restored',
  drafted: 'Draft',
};

export function RevisionList({ postId, revisions, nextBefore }: RevisionListProps) {
  return (
    <>
      <ul className="admin-list">
        {revisions.map((revision) => (
          <li key={revision.id}>
            <Link href={revisionPath(postId, revision.id)} prefetch={false} className="admin-list-title">
              {revision.name || <SiteDate at={revision.createdAt} as="moment" />}
            </Link>
            <p className="admin-list-facts">
              <span className={`state state-${revision.kind}`}>{kindNames[revision.kind]}</span>
              {revision.name && <SiteDate at={revision.createdAt} as="moment" />}
              {revision.author && <span>{revision.author}</span>}
              <ChangedWords {...revision} />
            </p>
          </li>
        ))}
      </ul>
      {nextBefore !== null && (
        <p>
          <Link href={revisionsPath(postId, nextBefore)} prefetch={false} className="button">
            Older
          </Link>
        </p>
      )}
    </>
  );
}

export function ChangedWords({ wordsAdded, wordsRemoved }: { wordsAdded: number; wordsRemoved: number }) {
  const words = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'word' : 'words'}`;
  if (wordsAdded + wordsRemoved === 0) return <span>No word changed</span>;
  return (
    <span>
      {[wordsAdded && `${words(wordsAdded)} added`, wordsRemoved && `${words(wordsRemoved)} removed`]
        .filter(Boolean)
        .join(', ')}
    </span>
  );
}
