import type { PostSummary } from '@/lib/posts/queries/views';
import { PostCard } from './post-card';

type PostListProps = {
  posts: PostSummary[];
  /** Shows the first one larger. */
  withLead?: boolean;
  drawnCovers: boolean;
};

export function PostList({ posts, withLead = false, drawnCovers }: PostListProps) {
  return (
    <ul className="post-list">
      {posts.map((post, index) => (
        <li key={post.id}>
          <PostCard post={post} lead={withLead && index === 0} eager={index < 2} drawn={drawnCovers} />
        </li>
      ))}
    </ul>
  );
}
