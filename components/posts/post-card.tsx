import { postPath } from '@/lib/paths';
import type { PostSummary } from '@/lib/posts/queries/views';
import { Cover } from './cover';
import { DrawnCover } from './drawn-cover';
import { PostMeta } from './post-meta';
import { TagList } from './tag-list';
import { languageAttributes } from '@/lib/site/language';

type PostCardProps = {
  post: PostSummary;
  /** The first post of the home page, one of the three below it, or a line of a list. */
  as: 'lead' | 'card' | 'row';
  eager?: boolean;
  /** Without a cover of its own it gets one that is drawn. */
  drawn?: boolean;
};

/** One order for all, which app/styles/lists.css lays out: what is read, then the cover. */
export function PostCard({ post, as, eager = false, drawn = false }: PostCardProps) {
  const path = postPath(post.slug);
  const { lang, dir } = languageAttributes(post.language);
  return (
    <article className={`post-${as}`}>
      <div className="post-text" dir={dir}>
        <hgroup>
          {post.isPinned && (
            <p className="pinned-mark">
              <bdi>Pinned</bdi>
            </p>
          )}
          <h2 className="post-name" lang={lang}>
            <a href={path}>{post.title}</a>
          </h2>
        </hgroup>
        <p className="post-excerpt" lang={lang}>
          {post.subtitle || post.excerpt}
        </p>
        <PostMeta
          publishedAt={post.publishedAt}
          wordCount={post.wordCount}
          commentCount={post.commentCount}
        />
        {as === 'lead' && <TagList tags={post.tags.slice(0, 3)} />}
      </div>
      {(post.coverUrl || drawn) && (
        <a href={path} tabIndex={-1} aria-hidden className="post-picture">
          {post.coverUrl ? <Cover post={post} alt="" place={as} eager={eager} /> : <DrawnCover post={post} />}
        </a>
      )}
    </article>
  );
}
