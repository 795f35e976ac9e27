import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LinkingPosts } from '@/components/posts/linking-posts';
import { DeletePostForm } from '@/components/posts/editor/delete-post-form';
import { canManagePosts } from '@/lib/access/permissions';
import { kindOfPost } from '@/app/admin/posts/[id]/kind-of-post';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { editPostPath, parsePage } from '@/lib/paths';
import { deletePostAction } from '@/lib/posts/actions';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { listLinkingPosts } from '@/lib/posts/queries/linking-posts';

export async function generateMetadata({ params }: PageProps<'/admin/posts/[id]/delete'>): Promise<Metadata> {
  return { title: `Delete ${await kindOfPost(await params)}` };
}

export default async function DeletePostPage({ params }: PageProps<'/admin/posts/[id]/delete'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/posts/${id}/delete`);
  const post = await getPostForEdit(admin, parsePage(id) ?? 0);
  if (!post) notFound();
  return (
    <div className="admin-form">
      <DeletePostForm
        id={post.id}
        kind={post.kind}
        title={post.title}
        action={deletePostAction}
        linksHere={<LinkingPosts posts={listLinkingPosts(admin, post)} />}
      >
        <Link href={editPostPath(post.id)} prefetch={false} className="button">
          Cancel
        </Link>
      </DeletePostForm>
    </div>
  );
}
