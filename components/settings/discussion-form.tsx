'use client';

import { useState, type ComponentProps } from 'react';
import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState, yesOrNo } from '@/components/forms/section-state';
import type { FormAction, FormState, FormValues } from '@/lib/form-state';
import type { DiscussionSettings } from '@/lib/site/queries/discussion';
import { DiscussionSchema } from '@/lib/site/validation';

const parts = [
  {
    label: 'New posts take comments',
    names: ['commentsOnNewPosts'],
    words: yesOrNo('commentsOnNewPosts'),
  },
  { label: 'Close discussions after so many days', names: ['closeCommentsAfterDays'] },
];

type DiscussionFormProps = { action: FormAction; undo: FormAction; stored: DiscussionSettings };

export function DiscussionForm({ action, undo, stored }: DiscussionFormProps) {
  const [present, setPresent] = useState({ stored, round: 0 });

  const undoOf = ({
    discussions,
    daysBefore,
    closeCommentsAfterDays: days,
    commentsOnNewPosts,
  }: FormValues) =>
    discussions && daysBefore && days
      ? {
          hidden: { discussions, daysBefore, days },
          about: 'closing discussions',
          action: async (state: FormState, form: FormData) => {
            const answer = await undo(state, form);
            if (answer.status === 'done')
              setPresent(({ round }) => ({
                stored: {
                  commentsOnNewPosts: commentsOnNewPosts === 'on',
                  closeCommentsAfterDays: Number(daysBefore),
                },
                round: round + 1,
              }));
            return answer;
          },
        }
      : undefined;
  return <Fields key={present.round} action={action} stored={present.stored} undoOf={undoOf} />;
}

type FieldsProps = Pick<DiscussionFormProps, 'action' | 'stored'> & {
  undoOf: ComponentProps<typeof SectionState>['undoOf'];
};

function Fields({ action, stored, undoOf }: FieldsProps) {
  return (
    <ActionForm action={action} schema={DiscussionSchema} className="stack" label="Comments">
      <SectionState shown={JSON.stringify(stored)} parts={parts} undoOf={undoOf} />
      <CheckboxField
        name="commentsOnNewPosts"
        label="New posts take comments"
        defaultChecked={stored.commentsOnNewPosts}
      />
      <TextField
        name="closeCommentsAfterDays"
        label="Close discussions after so many days"
        hint="Counted from the day a post is published; 0 for never. Old ones are closed as soon as you save, which says how many. Comments stay, and a discussion that you open again by hand stays open."
        defaultValue={String(stored.closeCommentsAfterDays)}
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
