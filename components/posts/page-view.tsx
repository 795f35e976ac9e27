import { SiteDate } from '@/components/layout/site-date';
import type { PostDetail } from '@/lib/posts/queries/views';
import { languageAttributes } from '@/lib/site/language';
import { Cover } from './cover';
import { PostText } from './post-text';

type PageViewProps = {
  post: Omit<PostDetail, 'publishedAt'> & { publishedAt: Date | null };
};

/** A page of one's own: what it says, and how old that is. No list has it, so it has no neighbours. */
export function PageView({ post }: PageViewProps) {
  const written = languageAttributes(post.language);
  return (
    <article>
      <header className="post-head">
        <h1 className="post-title" {...written}>
          {post.title}
        </h1>
        {post.subtitle && (
          <p className="deck" {...written}>
            {post.subtitle}
          </p>
        )}
      </header>
      {post.coverUrl && (
        <div className="post-cover">
          <Cover post={post} alt={post.coverAlt} place="post" eager />
        </div>
      )}
      <PostText post={post} />
      <footer className="post-foot">
        <p className="meta">
          <span>
            Updated <SiteDate at={post.modifiedAt} />
          </span>
        </p>
      </footer>
    </article>
  );
}
