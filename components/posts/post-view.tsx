import type { ReactNode } from 'react';
import type { PostDetail } from '@/lib/posts/queries/views';
import { Cover } from './cover';
import { DrawnCover } from './drawn-cover';
import { Neighbours, type NeighboursProps } from './neighbours';
import { PostMeta } from './post-meta';
import { PostText } from './post-text';
import { TagList } from './tag-list';
import { languageAttributes } from '@/lib/site/language';

type PostViewProps = {
  post: Omit<PostDetail, 'publishedAt'> & { publishedAt: Date | null };
  neighbours?: NeighboursProps;
  tools?: ReactNode;
  drawnCovers: boolean;
};

export function PostView({ post, neighbours, tools, drawnCovers }: PostViewProps) {
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
        <PostMeta author={post.author} publishedAt={post.publishedAt} wordCount={post.wordCount} />
        {tools}
      </header>
      {(post.coverUrl || drawnCovers) && (
        <div className="post-cover">
          {post.coverUrl ? (
            <Cover post={post} alt={post.coverAlt} place="post" eager />
          ) : (
            <DrawnCover post={post} />
          )}
        </div>
      )}
      <PostText post={post} />
      <footer className="post-foot">
        <TagList tags={post.tags} />
        {neighbours && <Neighbours {...neighbours} />}
      </footer>
    </article>
  );
}
