import Link from 'next/link';
import { DoneNotice } from '@/components/forms/done-notice';
import { BIN_DAYS } from '@/lib/bin/days';
import type { FormAction } from '@/lib/form-state';
import { editPostPath, publicPath } from '@/lib/paths';
import type { PostForEdit } from '@/lib/posts/queries/admin';
import type { BinnedPost } from '@/lib/posts/queries/bin';

type DeletedNoticeProps = { post: BinnedPost; undo: FormAction };

export function DeletedNotice({ post, undo }: DeletedNoticeProps) {
  const hidden = { id: String(post.id), from: 'posts' };
  const about = `deleting ${post.title}`;
  const message = (
    <span className="break-anywhere">
      “{post.title}” is in the <Link href="/admin/bin">bin</Link>, for {BIN_DAYS} days.
    </span>
  );
  return <DoneNotice occasion={post.id} message={message} undo={{ action: undo, hidden, about }} />;
}

type RestoredNoticeProps = {
  post: Pick<PostForEdit, 'id' | 'title' | 'slug' | 'kind' | 'state'>;
  was?: string;
};

export function RestoredNotice({ post, was }: RestoredNoticeProps) {
  const message = (
    <span className="break-anywhere">
      “{post.title}” is back{post.state === 'draft' && ', as a draft'}.
      {was !== undefined &&
        was !== post.slug &&
        ` Another post has its address ${publicPath({ ...post, slug: was })} by now, so it is at ${publicPath(post)}.`}
    </span>
  );
  const more = (
    <>
      <Link href={editPostPath(post.id)} prefetch={false}>
        Edit
      </Link>
      {post.state === 'published' && <a href={publicPath(post)}>View {post.kind}</a>}
    </>
  );
  return <DoneNotice occasion={post.id} message={message} more={more} />;
}
