import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DraftLinks } from '@/components/posts/draft-links/draft-links';
import { PageView } from '@/components/posts/page-view';
import { PostView } from '@/components/posts/post-view';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { editPostPath, parsePage, publicPath } from '@/lib/paths';
import { isPublic } from '@/lib/access/permissions';
import { createDraftLinkAction, revokeDraftLinkAction } from '@/lib/posts/draft-links/actions';
import { listDraftLinks } from '@/lib/posts/draft-links/queries/draft-links';
import { getPost } from '@/lib/posts/queries/admin';
import { getSite } from '@/lib/site/queries/site';
import { withWorkingCopy } from '@/lib/posts/working-copies/drafted-post';

export const metadata: Metadata = { title: 'Preview' };

export default async function PreviewPostPage({ params }: PageProps<'/admin/posts/[id]/preview'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/posts/${id}/preview`);
  const stored = await getPost(admin, parsePage(id) ?? 0);
  if (!stored) notFound();
  const [{ post, isDrafted }, site] = await Promise.all([withWorkingCopy(stored), getSite()]);
  const isOut = isPublic(post, new Date());
  return (
    <>
      <p className="notice notice-row">
        {isOut && !isDrafted
          ? `Readers see this ${post.kind} as it is here.`
          : `This is how readers will see the ${post.kind}.`}{' '}
        <Link href={editPostPath(post.id)} prefetch={false}>
          Edit
        </Link>
        {isOut && <a href={publicPath(post)}>View {post.kind}</a>}
      </p>
      <DraftLinks
        postId={post.id}
        links={await listDraftLinks(admin, post.id)}
        actions={{ create: createDraftLinkAction, revoke: revokeDraftLinkAction }}
      />
      {post.kind === 'page' ? <PageView post={post} /> : <PostView post={post} site={site} />}
    </>
  );
}
