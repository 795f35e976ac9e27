'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { editPostPath } from '@/lib/paths';
import type { ManagedPart } from '@/lib/series/queries/series';
import { MovePartSchema } from '@/lib/series/validation';

type PartOrderProps = { id: number; parts: ManagedPart[]; action: FormAction };

const stateNames = { draft: 'Draft', scheduled: 'Scheduled', published: '' };

/** Each button sends the form, so that the order is changed without scripts, too. */
export function PartOrder({ id, parts, action }: PartOrderProps) {
  return (
    <ActionForm action={action} schema={MovePartSchema} className="stack" label="Order">
      <FormMessage asToast />
      <input type="hidden" name="id" value={id} />
      <ol className="part-order">
        {parts.map(({ id: postId, title, state }, index) => (
          <li key={postId}>
            <a href={editPostPath(postId)} className="row-title">
              {title}
            </a>
            {stateNames[state] && <span className="row-note">{stateNames[state]}</span>}
            <span className="button-row">
              {index > 0 && (
                <SubmitButton
                  name="move"
                  value={`up-${postId}`}
                  className="button"
                  aria-label={`Move ${title} up`}
                >
                  <ArrowUp aria-hidden size={16} />
                </SubmitButton>
              )}
              {index < parts.length - 1 && (
                <SubmitButton
                  name="move"
                  value={`down-${postId}`}
                  className="button"
                  aria-label={`Move ${title} down`}
                >
                  <ArrowDown aria-hidden size={16} />
                </SubmitButton>
              )}
            </span>
          </li>
        ))}
      </ol>
    </ActionForm>
  );
}
