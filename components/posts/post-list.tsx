import type { PostSummary } from '@/lib/posts/queries/views';
import { PostCard } from './post-card';

/** Covers that are fetched at once: about as many as a screen shows. */
const EAGER = 4;

type PostListProps = {
  posts: PostSummary[];
  /** Dates stand before the titles, as in a diary. */
  isJournal?: boolean;
  drawnCovers: boolean;
};

/** A line for each post. Where one has a cover, there is room for one in each. */
export function PostList({ posts, isJournal = false, drawnCovers }: PostListProps) {
  if (posts.length === 0) return null;
  const hasCovers = drawnCovers || posts.some(({ coverUrl }) => coverUrl !== '');
  const names = ['post-list', isJournal && 'post-journal', hasCovers && 'with-covers'];
  return (
    <ul className={names.filter(Boolean).join(' ')}>
      {posts.map((post, index) => (
        <li key={post.id}>
          <PostCard post={post} as="row" eager={index < EAGER} drawn={drawnCovers} />
        </li>
      ))}
    </ul>
  );
}
