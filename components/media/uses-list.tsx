import Link from 'next/link';
import type { PictureUses } from '@/lib/media/queries/uses';
import { editPostPath, newPostPath, userPath } from '@/lib/paths';

export function UsesList({ uses }: { uses: PictureUses }) {
  const ofSite = [uses.isIcon && 'The icon of the site', uses.isLogo && 'The logo of the site'].filter(
    isText,
  );
  const lists = [uses.posts, uses.copies, uses.comments, uses.people, ofSite];
  if (lists.every((list) => list.length === 0)) return <p className="hint">Nowhere.</p>;
  return (
    <ul className="admin-list">
      {ofSite.map((use) => (
        <li key={use}>
          <Link href="/admin/settings/site" prefetch={false} className="admin-list-title">
            {use}
          </Link>
        </li>
      ))}
      {uses.posts.map(({ id, title, status, isBinned, isCover }) => (
        <li key={`post ${id}`}>
          <Link
            href={isBinned ? '/admin/bin' : editPostPath(id)}
            prefetch={false}
            className="admin-list-title"
          >
            {title}
          </Link>
          <p className="admin-list-facts">
            {status === 'draft' ? 'Draft' : 'Post'}
            {isBinned && ' in the bin'}
            {isCover && ', as its cover'}
          </p>
        </li>
      ))}
      {uses.copies.map(({ postId, key, title }) => (
        <li key={`copy ${key}`}>
          <Link
            href={postId ? editPostPath(postId) : newPostPath(key)}
            prefetch={false}
            className="admin-list-title"
          >
            {title || 'Without a title'}
          </Link>
          <p className="admin-list-facts">{postId ? 'Changes not saved yet' : 'A post not saved yet'}</p>
        </li>
      ))}
      {uses.people.map(({ username, name }) => (
        <li key={`person ${username}`}>
          <a href={userPath(username)} className="admin-list-title">
            {name}
          </a>
          <p className="admin-list-facts">As the picture of this person</p>
        </li>
      ))}
      {uses.comments.map(({ id, postTitle }) => (
        <li key={`comment ${id}`}>
          <a href={`/comments/${id}`} className="admin-list-title">
            A comment on “{postTitle}”
          </a>
        </li>
      ))}
    </ul>
  );
}

const isText = (use: string | false): use is string => use !== false;
