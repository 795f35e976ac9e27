import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { RevisionList } from '@/components/posts/revisions/revision-list';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { editPostPath, parsePage, revisionsPath } from '@/lib/paths';
import { getRevisedPost, listRevisions } from '@/lib/posts/queries/revisions';
import { RevisionsPageSchema } from '@/lib/posts/validation';

export const metadata: Metadata = { title: 'Revisions' };

export default async function RevisionsPage({
  params,
  searchParams,
}: PageProps<'/admin/posts/[id]/revisions'>) {
  const { id: asked } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/posts/${asked}/revisions`);
  const id = parsePage(asked) ?? 0;
  const { before = null } = RevisionsPageSchema.parse(await searchParams);
  const [post, list] = await Promise.all([getRevisedPost(admin, id), listRevisions(admin, id, before)]);
  if (!post || !list) notFound();
  return (
    <>
      <div className="admin-head">
        <h1 className="page-title break-anywhere">Revisions of “{post.title}”</h1>
        <Link href={editPostPath(id)} prefetch={false} className="button">
          Back to the editor
        </Link>
      </div>
      {list.revisions.length > 0 ? (
        <RevisionList postId={id} {...list} />
      ) : before ? (
        <p className="hint">
          Nothing is older. <Link href={revisionsPath(id)}>The newest</Link>
        </p>
      ) : (
        <p className="hint">The next save makes the first one, of the text as it is now.</p>
      )}
      <p className="hint">
        All of the last day are kept, then the last of each hour, after thirty days of each day, after a year
        of each month. Named ones, the first, the newest and the present text stay.
      </p>
    </>
  );
}
