import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { OtherAuthor } from '@/components/posts/admin/other-author';
import { LinkingPosts } from '@/components/posts/linking-posts';
import { PostEditor } from '@/components/posts/editor/post-editor';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { renderPost } from '@/lib/markdown/render-off-thread';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { parsePage } from '@/lib/paths';
import { deletePostAction, pinPostAction, putOwnNameAction, savePostAction } from '@/lib/posts/actions';
import { toFormValues } from '@/lib/posts/form-values';
import { getPinnedPostId } from '@/lib/posts/queries/pinned';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { listLinkingPosts } from '@/lib/posts/queries/linking-posts';
import { getWorkingCopy } from '@/lib/posts/queries/working-copies';
import { savedMessage } from '@/lib/posts/saved-message';
import { discardDraftAction } from '@/lib/posts/working-copies/actions';
import { settings } from '@/lib/env';
import type { FormValues } from '@/lib/form-state';
import { getSite } from '@/lib/site/queries/site';

export const metadata: Metadata = { title: 'Edit post' };

const discardedNotice = 'Discarded. What the draft said is among the revisions.';

export default async function EditPostPage({ params, searchParams }: PageProps<'/admin/posts/[id]/edit'>) {
  const { id } = await params;
  const admin = await requireAdmin(canManagePosts, `/admin/posts/${id}/edit`);
  const postId = parsePage(id) ?? 0;
  const [post, copy, pinnedId] = await Promise.all([
    getPostForEdit(admin, postId),
    getWorkingCopy(admin, postId),
    getPinnedPostId(admin),
  ]);
  if (!post) notFound();
  const { saved, discarded } = await searchParams;
  const { language, timeZone } = await getSite();
  const values = toFormValues(post, copy, timeZone);
  return (
    <>
      <h1 className="sr-only">Edit “{post.title}”</h1>
      {(post.authorId !== admin.id || post.author.username === null) && (
        <OtherAuthor id={post.id} author={post.author} action={putOwnNameAction} />
      )}
      <PostEditor
        key={`${post.id} ${String(discarded)}`}
        id={post.id}
        editorKey={randomUUID()}
        stored={values}
        site={{ language, timeZone, url: settings().SITE_URL }}
        rendered={
          copy
            ? await renderPost(copy.body, { findPictures })
            : { html: post.bodyHtml, wordCount: post.wordCount }
        }
        saveAction={savePostAction}
        deleteAction={deletePostAction}
        isPinned={pinnedId === post.id}
        pinAction={post.kind === 'post' ? pinPostAction : undefined}
        linksHere={
          <Suspense>
            <LinkingPosts posts={listLinkingPosts(admin, post)} />
          </Suspense>
        }
        discardAction={discardDraftAction}
        notice={discarded ? discardedNotice : noticeOf(saved, values, timeZone)}
      />
    </>
  );
}

function noticeOf(
  saved: string | string[] | undefined,
  values: FormValues,
  timeZone: string,
): string | undefined {
  if (saved === 'drafted') return 'Restored as a draft. Readers see none of it until you press Update.';
  if (saved === 'restored') return 'Restored. What the post was before is a revision, too.';
  const { state } = values;
  if (saved === 'unpublished' && state === 'draft') return savedMessage(values, 'unpublish', timeZone);
  return saved === state ? savedMessage(values, state === 'draft' ? 'save' : 'publish', timeZone) : undefined;
}
