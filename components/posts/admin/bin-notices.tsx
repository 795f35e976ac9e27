import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import { BIN_DAYS } from '@/lib/bin/days';
import type { FormAction } from '@/lib/form-state';
import { editPostPath, publicPath } from '@/lib/paths';
import type { PostForEdit } from '@/lib/posts/queries/admin';
import type { BinnedPost } from '@/lib/posts/queries/bin';

type DeletedNoticeProps = { post: BinnedPost; undo: FormAction };

export function DeletedNotice({ post, undo }: DeletedNoticeProps) {
  return (
    <div role="status" className="notice notice-row">
      <span className="break-anywhere">
        “{post.title}” is in the <Link href="/admin/bin">bin</Link>, for {BIN_DAYS} days.
      </span>
      <ActionButton action={undo} hidden={{ id: post.id, from: 'posts' }} about={`deleting ${post.title}`}>
        Undo
      </ActionButton>
    </div>
  );
}

type RestoredNoticeProps = {
  post: Pick<PostForEdit, 'id' | 'title' | 'slug' | 'kind' | 'state'>;
  was?: string;
};

export function RestoredNotice({ post, was }: RestoredNoticeProps) {
  return (
    <p role="status" className="notice notice-row">
      <span className="break-anywhere">
        “{post.title}” is back{post.state === 'draft' && ', as a draft'}.
        {was !== undefined &&
          was !== post.slug &&
          ` Another post has its address ${publicPath({ ...post, slug: was })} by now, so it is at ${publicPath(post)}.`}
      </span>
      <Link href={editPostPath(post.id)} prefetch={false}>
        Edit
      </Link>
      {post.state === 'published' && <a href={publicPath(post)}>View {post.kind}</a>}
    </p>
  );
}
