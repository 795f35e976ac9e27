'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { CopyLink } from '@/components/posts/admin/copy-link';
import { valueOf } from '@/lib/form-state';
import { editPostPath, previewPostPath, publicPath } from '@/lib/paths';
import { postsPath } from '@/lib/posts/admin-filter';
import type { PostRow } from '@/lib/posts/queries/post-table';

type PostTableRowProps = { post: PostRow; date: ReactNode; siteUrl: string };

const stateNames = { draft: 'Draft', scheduled: 'Scheduled', published: 'Published' };

export function PostTableRow({ post, date, siteUrl }: PostTableRowProps) {
  const { id, title, kind, state, version, hasWorkingCopy, isPinned, tags, commentCount, wordCount } = post;
  const { otherAuthor } = post;
  const { state: formState } = useActionForm();
  const edit = editPostPath(id);
  return (
    <tr>
      <td className="choice">
        <input
          type="checkbox"
          name={`post-${id}`}
          value={version}
          defaultChecked={valueOf(formState, `post-${id}`) !== undefined}
          aria-label={`Choose ${title}`}
          className="checkbox"
        />
      </td>
      <th scope="row">
        <Link href={edit} prefetch={false} className="row-title" data-row>
          {title}
        </Link>
        {otherAuthor && (
          <p className="row-note">
            by <bdi>{otherAuthor}</bdi>
          </p>
        )}
        {tags.length > 0 && (
          <p className="row-note">
            {tags.map((tag) => (
              <a key={tag.slug} href={postsPath({ tag: tag.slug })}>
                {tag.name}
              </a>
            ))}
          </p>
        )}
      </th>
      <td>
        <span className={`state state-${state}`}>{stateNames[state]}</span>
        {kind === 'page' && <p className="row-note">Page</p>}
        {isPinned && <p className="row-note">Pinned</p>}
        {hasWorkingCopy && (
          <p className="row-note">
            {state === 'draft' ? 'Newer text in the editor' : 'Changes not published'}
          </p>
        )}
      </td>
      <td className="row-date">{date}</td>
      <td data-label="Comments" className="number">
        {commentCount}
      </td>
      <td data-label="Words" className="number">
        {wordCount.toLocaleString('en')}
      </td>
      <td className="row-verbs">
        <Link href={edit} prefetch={false}>
          Edit<span className="sr-only"> {title}</span>
        </Link>
        <a href={state === 'published' ? publicPath(post) : previewPostPath(id)} data-view>
          {state === 'published' ? 'View' : 'Preview'}
          <span className="sr-only"> {title}</span>
        </a>
        {state !== 'draft' && <CopyLink url={siteUrl + publicPath(post)} about={title} />}
      </td>
    </tr>
  );
}
