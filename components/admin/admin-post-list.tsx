import Link from 'next/link';
import { formatDate } from '@/lib/format-date';
import { postPath } from '@/lib/paths';
import type { PostListItem } from '@/lib/posts/queries/admin';

const stateNames = { draft: 'Draft', scheduled: 'Scheduled', published: 'Published' };

/** The posts of the owner: what each is called leads to its editor. */
export function AdminPostList({ posts }: { posts: PostListItem[] }) {
  return (
    <ul className="admin-list">
      {posts.map((post) => (
        <li key={post.id}>
          <Link href={`/admin/posts/${post.id}/edit`} prefetch={false} className="admin-list-title">
            {post.title}
          </Link>
          <p className="admin-list-facts">
            <span className={`state state-${post.state}`}>{stateNames[post.state]}</span>
            <span>{dateText(post)}</span>
            <span>{post.commentCount === 1 ? '1 comment' : `${post.commentCount} comments`}</span>
            {post.state === 'published' && (
              <a href={postPath(post.slug)}>
                View<span className="sr-only"> {post.slug}</span>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function dateText({ state, publishedAt, updatedAt }: PostListItem): string {
  if (state === 'draft' || !publishedAt) return `Edited ${formatDate(updatedAt)}`;
  return state === 'scheduled'
    ? `For ${formatDate(publishedAt)}, ${publishedAt.toISOString().slice(11, 16)} UTC`
    : formatDate(publishedAt);
}
