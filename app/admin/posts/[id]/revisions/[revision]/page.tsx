import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import { NameRevisionForm } from '@/components/posts/revisions/name-revision-form';
import { RevisionDiff } from '@/components/posts/revisions/revision-diff';
import { ChangedWords, kindNames } from '@/components/posts/revisions/revision-list';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { parsePage, revisionPath, revisionsPath } from '@/lib/paths';
import { nameRevisionAction, restoreRevisionAction } from '@/lib/posts/actions';
import { compareTexts } from '@/lib/posts/compare-texts';
import {
  getPresentText,
  getRevisedPost,
  getRevision,
  getRevisionBefore,
} from '@/lib/posts/queries/revisions';
import { RevisionsPageSchema } from '@/lib/posts/validation';

export const metadata: Metadata = { title: 'Revision' };

type Props = PageProps<'/admin/posts/[id]/revisions/[revision]'>;

export default async function RevisionPage({ params, searchParams }: Props) {
  const asked = await params;
  const admin = await requireAdmin(canManagePosts, revisionPath(asked.id, asked.revision));
  const [id, number] = [parsePage(asked.id) ?? 0, parsePage(asked.revision) ?? 0];
  const [post, revision] = await Promise.all([getRevisedPost(admin, id), getRevision(admin, id, number)]);
  if (!post || !revision) notFound();
  const { with: other } = RevisionsPageSchema.parse(await searchParams);
  const [from, to] =
    other === 'now'
      ? [revision, await getPresentText(admin, id)]
      : [await getRevisionBefore(admin, id, number), revision];
  const here = revisionPath(id, number);
  const restoring = { id, revision: number, version: post.version };
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title break-anywhere">{revision.name || `Revision of “${post.title}”`}</h1>
        <Link href={revisionsPath(id)} prefetch={false} className="button">
          All revisions
        </Link>
      </div>
      <p className="admin-list-facts">
        <span className={`state state-${revision.kind}`}>{kindNames[revision.kind]}</span>
        <SiteDate at={revision.createdAt} as="second" />
        {revision.author && <span>{revision.author}</span>}
        <ChangedWords {...revision} />
      </p>
      <nav aria-label="Compare" className="filter-tabs">
        <Link href={here} prefetch={false} aria-current={other === 'before' ? 'page' : undefined}>
          What it changed
        </Link>
        <Link href={`${here}?with=now`} prefetch={false} aria-current={other === 'now' ? 'page' : undefined}>
          What changed since
        </Link>
      </nav>
      <RevisionDiff {...compareTexts(from, to)} />
      <div className="admin-verbs">
        <section aria-labelledby="restore">
          <h2 id="restore">Restore</h2>
          <p className="hint">
            Title, text, tags, cover and language become what they were. What the post is now stays a
            revision.
          </p>
          <div className="button-row">
            {post.status === 'published' && (
              <ActionButton action={restoreRevisionAction} hidden={{ ...restoring, as: 'draft' }}>
                Restore as a draft
              </ActionButton>
            )}
            <ActionButton action={restoreRevisionAction} hidden={restoring}>
              {post.status === 'published' ? 'Restore for readers at once' : 'Restore this revision'}
            </ActionButton>
          </div>
        </section>
        <section aria-labelledby="name">
          <h2 id="name">Name</h2>
          <NameRevisionForm
            postId={id}
            revisionId={number}
            name={revision.name}
            action={nameRevisionAction}
          />
        </section>
      </div>
    </>
  );
}
