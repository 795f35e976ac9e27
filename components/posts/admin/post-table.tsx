'use client';

import { useRef, type ReactNode } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { BulkMessage } from '@/components/posts/admin/bulk-message';
import { BulkVerbs } from '@/components/posts/admin/bulk-verbs';
import { PostTableRow } from '@/components/posts/admin/post-table-row';
import { useRowKeys } from '@/components/posts/admin/use-row-keys';
import type { FormAction, FormState } from '@/lib/form-state';
import type { PostRow } from '@/lib/posts/queries/post-table';
import { ChangePostsSchema } from '@/lib/posts/validation';

type PostTableProps = {
  posts: PostRow[];
  /** What each row says of its date, made on the server, which knows how the site writes them. */
  dates: Record<number, ReactNode>;
  siteUrl: string;
  action: FormAction;
};

export function PostTable({ posts, dates, siteUrl, action }: PostTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  useRowKeys(frame);
  const boxes = () => [...frame.current!.querySelectorAll<HTMLInputElement>('tbody [type="checkbox"]')];

  /** What was done is chosen no more; what failed is, to be tried again. */
  function forget(state: FormState) {
    if (state.status === 'done') for (const box of boxes()) box.checked = false;
  }

  return (
    <div ref={frame}>
      <ActionForm action={action} schema={ChangePostsSchema} onState={forget} className="stack" label="Posts">
        <BulkMessage action={action} />
        <table className="admin-table post-table">
          <thead>
            <tr>
              <th scope="col" className="choice">
                <input
                  type="checkbox"
                  aria-label="Choose all"
                  className="checkbox needs-scripts"
                  onChange={({ target }) => {
                    for (const box of boxes()) box.checked = target.checked;
                  }}
                />
              </th>
              <th scope="col">Title</th>
              <th scope="col">State</th>
              <th scope="col">Date</th>
              <th scope="col" className="number">
                Comments
              </th>
              <th scope="col" className="number">
                Words
              </th>
              <th scope="col">
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <PostTableRow key={post.id} post={post} date={dates[post.id]} siteUrl={siteUrl} />
            ))}
          </tbody>
        </table>
        <BulkVerbs />
      </ActionForm>
      <p className="hint needs-scripts key-help">
        <kbd>j</kbd> and <kbd>k</kbd> next and previous, <kbd>Enter</kbd> edit, <kbd>x</kbd> choose,{' '}
        <kbd>v</kbd> view, <kbd>/</kbd> search
      </p>
    </div>
  );
}
