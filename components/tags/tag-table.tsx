'use client';

import Link from 'next/link';
import { useId } from 'react';
import { ActionForm, useField } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import { TagNamesField } from '@/components/tags/tag-names-field';
import type { FormAction } from '@/lib/form-state';
import { tagPath } from '@/lib/paths';
import type { ManagedTag } from '@/lib/tags/queries/tags';
import { MergeTagsSchema } from '@/lib/tags/validation';

type TagTableProps = { tags: ManagedTag[]; action: FormAction };

export function TagTable({ tags, action }: TagTableProps) {
  return (
    <ActionForm action={action} schema={MergeTagsSchema} className="stack" label="Merge tags">
      <FormMessage asToast />
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Choose</span>
            </th>
            <th scope="col">Tag</th>
            <th scope="col">Address</th>
            <th scope="col" className="number">
              Posts
            </th>
          </tr>
        </thead>
        <tbody>
          {tags.map((tag) => (
            <TagRow key={tag.id} tag={tag} />
          ))}
        </tbody>
      </table>
      <MergeFields />
    </ActionForm>
  );
}

function TagRow({ tag }: { tag: ManagedTag }) {
  const name = `tag-${tag.id}`;
  const { registration, kept } = useField(name);
  const { ref: _ref, ...events } = registration;
  return (
    <tr>
      <td className="choice">
        <input
          type="checkbox"
          {...events}
          defaultChecked={kept === 'on'}
          aria-label={`Choose ${tag.name}`}
          className="checkbox"
        />
      </td>
      <th scope="row">
        <Link href={`/admin/tags/${tag.id}`} prefetch={false} className="row-title">
          {tag.name}
        </Link>
        {tag.description && <p className="row-note">{tag.description}</p>}
      </th>
      <td data-label="Address" className="break-anywhere">
        {tag.publicCount > 0 ? (
          <a href={tagPath(tag.slug)} className="text-link">
            {tag.slug}
          </a>
        ) : (
          tag.slug
        )}
      </td>
      <td data-label="Posts" className="number">
        {tag.postCount}
        {tag.publicCount < tag.postCount && <span className="text-muted"> ({tag.publicCount} public)</span>}
      </td>
    </tr>
  );
}

function MergeFields() {
  const id = useId();
  const { error } = useField('tags');
  return (
    <section aria-labelledby={id} className="admin-part">
      <h2 id={id}>Merge</h2>
      <p className="hint">
        The posts of the tags chosen above get the one that you name, and their addresses lead to it.
      </p>
      {error && (
        <p role="alert" className="field-error">
          {error}
        </p>
      )}
      <TagNamesField name="into" label="Merge into" maxLength={50} />
      <div className="button-row">
        <SubmitButton className="button">Merge</SubmitButton>
      </div>
    </section>
  );
}
