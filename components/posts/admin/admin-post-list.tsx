import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { editPostPath, postPath } from '@/lib/paths';
import type { PostListItem } from '@/lib/posts/queries/admin';

const stateNames = { draft: 'Draft', scheduled: 'Scheduled', published: 'Published' };

export function AdminPostList({ posts }: { posts: PostListItem[] }) {
  return (
    <ul className="admin-list">
      {posts.map((post) => (
        <li key={post.id}>
          <Link href={editPostPath(post.id)} prefetch={false} className="admin-list-title">
            {post.title}
          </Link>
          <p className="admin-list-facts">
            <span className={`state state-${post.state}`}>{stateNames[post.state]}</span>
            <span>
              <PostDate {...post} />
            </span>
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

function PostDate({ state, publishedAt, updatedAt }: PostListItem) {
  if (state === 'draft' || !publishedAt) {
    return (
      <>
        Edited <SiteDate at={updatedAt} />
      </>
    );
  }
  if (state === 'published') return <SiteDate at={publishedAt} />;
  return (
    <>
      For <SiteDate at={publishedAt} as="moment" />
    </>
  );
}
