import type { ReactNode } from 'react';
import type { DateStyle } from '@/lib/format-date';
import type { PostsAround } from '@/lib/posts/queries/around';
import type { PostDetail } from '@/lib/posts/queries/views';
import { Cover } from './cover';
import { DrawnCover } from './drawn-cover';
import { PostByline } from './post-byline';
import { draftEndHtml, postEndHtml } from './post-end-html';
import { PostText } from './post-text';
import { seriesBoxHtml } from './series-html';
import { TagList } from './tag-list';
import { languageAttributes } from '@/lib/site/language';

type PostViewProps = {
  post: Omit<PostDetail, 'publishedAt'> & { publishedAt: Date | null };
  /** Where readers go from here; none for a text that nobody sees yet. */
  around?: PostsAround;
  share?: ReactNode;
  site: DateStyle & { drawnCovers: boolean };
};

export function PostView({ post, around, share, site }: PostViewProps) {
  const written = languageAttributes(post.language);
  return (
    <article>
      <header className="post-head">
        <TagList tags={post.tags.slice(0, 1)} />
        <h1 className="post-title" {...written}>
          {post.title}
        </h1>
        {post.subtitle && (
          <p className="deck" {...written}>
            {post.subtitle}
          </p>
        )}
        <PostByline post={post} hasComments={around !== undefined} share={share} />
      </header>
      {(post.coverUrl || site.drawnCovers) && (
        <div className="post-cover">
          {post.coverUrl ? (
            <Cover post={post} alt={post.coverAlt} place="post" eager />
          ) : (
            <DrawnCover post={post} />
          )}
        </div>
      )}
      {around?.series && (
        <aside
          aria-label="Series"
          className="series-box"
          dangerouslySetInnerHTML={{ __html: seriesBoxHtml(around.series) }}
        />
      )}
      <PostText post={post} />
      <footer
        className="post-foot"
        dangerouslySetInnerHTML={{
          __html: around ? postEndHtml(post, around, site) : draftEndHtml(post),
        }}
      />
    </article>
  );
}
