import { postPath } from '@/lib/paths';
import type { PostSummary } from '@/lib/posts/queries/views';
import { languageAttributes } from '@/lib/site/language';
import { Cover } from './cover';
import { PostMeta } from './post-meta';

type NotesProps = {
  posts: PostSummary[];
  /** The texts of those that are short, by id. */
  bodies: Map<number, string>;
};

/** Short posts as a whole, the beginning of others. */
export function Notes({ posts, bodies }: NotesProps) {
  return (
    <ul className="note-list">
      {posts.map((post, index) => (
        <li key={post.id}>
          <Note post={post} body={bodies.get(post.id)} eager={index === 0} />
        </li>
      ))}
    </ul>
  );
}

type NoteProps = { post: PostSummary; body: string | undefined; eager: boolean };

function Note({ post, body, eager }: NoteProps) {
  const path = postPath(post.slug);
  const written = languageAttributes(post.language);
  return (
    <article className="post-note">
      <hgroup>
        <h2 className="post-name" {...written}>
          <a href={path}>{post.title}</a>
        </h2>
      </hgroup>
      <PostMeta publishedAt={post.publishedAt} wordCount={post.wordCount} commentCount={post.commentCount} />
      <div className="note-text">
        {post.coverUrl && <Cover post={post} alt={post.coverAlt} place="note" eager={eager} />}
        {post.subtitle && (
          <p className="post-excerpt" {...written}>
            {post.subtitle}
          </p>
        )}
        {body === undefined ? (
          <>
            <p className="prose" {...written}>
              {post.excerpt}
            </p>
            <a href={path} className="text-link">
              Read on <span className="sr-only">with {post.title}</span>
            </a>
          </>
        ) : (
          <div className="prose" {...written} dangerouslySetInnerHTML={{ __html: body }} />
        )}
      </div>
    </article>
  );
}
