import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { LinkingPosts } from '@/components/posts/linking-posts';
import { PostEditor } from '@/components/posts/editor/post-editor';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { parsePage } from '@/lib/paths';
import { deletePostAction, savePostAction } from '@/lib/posts/actions';
import { toFormValues } from '@/lib/posts/form-values';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { listLinkingPosts } from '@/lib/posts/queries/linking-posts';
import { savedMessage } from '@/lib/posts/saved-message';
import { settings } from '@/lib/env';
import { getSite } from '@/lib/site/queries/site';

export const metadata: Metadata = { title: 'Edit post' };

export default async function EditPostPage({ params, searchParams }: PageProps<'/admin/posts/[id]/edit'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/posts/${id}/edit`);
  const post = await getPostForEdit(admin, parsePage(id) ?? 0);
  if (!post) notFound();
  const { saved } = await searchParams;
  const { language, timeZone } = await getSite();
  return (
    <>
      <h1 className="sr-only">Edit “{post.title}”</h1>
      <PostEditor
        key={post.id}
        id={post.id}
        stored={toFormValues(post, timeZone)}
        site={{ language, timeZone, url: settings().SITE_URL }}
        rendered={{ html: post.bodyHtml, wordCount: post.wordCount }}
        saveAction={savePostAction}
        deleteAction={deletePostAction}
        linksHere={
          <Suspense>
            <LinkingPosts posts={listLinkingPosts(admin, post)} />
          </Suspense>
        }
        notice={
          saved === 'restored'
            ? 'Restored. What the post was before is a revision, too.'
            : saved === post.state
              ? savedMessage(post.state, saved === 'draft' ? 'save' : 'publish')
              : undefined
        }
      />
    </>
  );
}
