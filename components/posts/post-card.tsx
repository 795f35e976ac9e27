import { postPath } from '@/lib/paths';
import type { PostSummary } from '@/lib/posts/queries/views';
import { Cover } from './cover';
import { DrawnCover } from './drawn-cover';
import { PostMeta } from './post-meta';
import { TagList } from './tag-list';
import { languageAttributes } from '@/lib/site/language';

type PostCardProps = {
  post: PostSummary;
  /** The newest one, shown larger. */ lead?: boolean;
  eager?: boolean;
  /** Without a cover of its own it gets one that is drawn. */
  drawn?: boolean;
};

export function PostCard({ post, lead = false, eager = false, drawn = false }: PostCardProps) {
  const path = postPath(post.slug);
  const written = languageAttributes(post.language);
  return (
    <article className={lead ? 'post-card post-card-lead' : 'post-card'}>
      <div className="post-card-text">
        {post.isPinned && <p className="pinned-mark">Pinned</p>}
        <TagList tags={post.tags.slice(0, 3)} />
        <h2 className="post-card-title" {...written}>
          <a href={path}>{post.title}</a>
        </h2>
        <p className="post-card-excerpt" {...written}>
          {post.subtitle || post.excerpt}
        </p>
        <PostMeta
          publishedAt={post.publishedAt}
          wordCount={post.wordCount}
          commentCount={post.commentCount}
        />
      </div>
      {(post.coverUrl || drawn) && (
        <a href={path} tabIndex={-1} aria-hidden className={lead ? 'order-1' : 'max-md:order-1'}>
          {post.coverUrl ? (
            <Cover post={post} alt="" place={lead ? 'lead' : 'card'} eager={eager} />
          ) : (
            <DrawnCover post={post} />
          )}
        </a>
      )}
    </article>
  );
}
