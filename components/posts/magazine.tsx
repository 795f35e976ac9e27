import type { PostSummary } from '@/lib/posts/queries/views';
import { PostCard } from './post-card';
import { PostList } from './post-list';

const CARDS = 3;

type MagazineProps = { posts: PostSummary[]; drawnCovers: boolean };

/** The first post large, three beside each other, and the rest as a list. */
export function Magazine({ posts: [lead, ...others], drawnCovers }: MagazineProps) {
  if (!lead) return null;
  const cards = others.slice(0, CARDS);
  return (
    <>
      <PostCard post={lead} as="lead" eager drawn={drawnCovers} />
      {cards.length > 0 && (
        <ul className="post-cards">
          {cards.map((post) => (
            <li key={post.id}>
              <PostCard post={post} as="card" eager drawn={drawnCovers} />
            </li>
          ))}
        </ul>
      )}
      <PostList posts={others.slice(CARDS)} drawnCovers={drawnCovers} />
    </>
  );
}
