import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PostEditor } from '@/components/posts/editor/post-editor';
import { canManagePosts } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import { renderPost } from '@/lib/markdown/render-off-thread';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { deletePostAction, savePostAction } from '@/lib/posts/actions';
import { newPostValues } from '@/lib/posts/form-values';
import { settings } from '@/lib/env';
import { newPagePath, newPostPath } from '@/lib/paths';
import { getNewWorkingCopy } from '@/lib/posts/queries/working-copies';
import { discardDraftAction } from '@/lib/posts/working-copies/actions';
import { NewPostQuerySchema } from '@/lib/posts/working-copies/validation';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';
import { getSite } from '@/lib/site/queries/site';

export async function generateMetadata({ searchParams }: PageProps<'/admin/posts/new'>): Promise<Metadata> {
  const { kind } = NewPostQuerySchema.parse(await searchParams);
  return { title: kind === 'page' ? 'New page' : 'New post' };
}

const thrownAway = 'Thrown away. For seven days its text waits at “Recover text” in your account.';

export default async function NewPostPage({ searchParams }: PageProps<'/admin/posts/new'>) {
  const { draft, discarded, kind } = NewPostQuerySchema.parse(await searchParams);
  const admin = await requireAdmin(canManagePosts, kind === 'page' ? newPagePath : newPostPath(draft));
  const [{ language, timeZone }, { commentsOnNewPosts }, copy] = await Promise.all([
    getSite(),
    getDiscussionSettings(),
    draft ? getNewWorkingCopy(admin, draft) : null,
  ]);
  if (draft && !copy) notFound();
  const editorKey = randomUUID();
  const values = newPostValues(copy, kind, commentsOnNewPosts);
  return (
    <>
      <h1 className="sr-only">New {values.kind || 'post'}</h1>
      <PostEditor
        key={discarded ?? draft ?? `new ${kind}`}
        editorKey={editorKey}
        copyKey={draft ?? editorKey}
        stored={values}
        site={{ language, timeZone, url: settings().SITE_URL }}
        rendered={copy ? await renderPost(copy.body, { findPictures }) : undefined}
        saveAction={savePostAction}
        deleteAction={deletePostAction}
        discardAction={discardDraftAction}
        notice={discarded ? thrownAway : undefined}
      />
    </>
  );
}
