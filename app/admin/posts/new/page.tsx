import type { Metadata } from 'next';
import { PostEditor } from '@/components/posts/editor/post-editor';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { deletePostAction, savePostAction } from '@/lib/posts/actions';
import { newPostValues } from '@/lib/posts/form-values';
import { settings } from '@/lib/env';
import { getSite } from '@/lib/site/queries/site';

export const metadata: Metadata = { title: 'New post' };

export default async function NewPostPage() {
  await requireAdmin(canManagePosts, '/admin/posts/new');
  const { language, timeZone } = await getSite();
  return (
    <>
      <h1 className="sr-only">New post</h1>
      <PostEditor
        stored={newPostValues}
        site={{ language, timeZone, url: settings().SITE_URL }}
        saveAction={savePostAction}
        deleteAction={deletePostAction}
      />
    </>
  );
}
