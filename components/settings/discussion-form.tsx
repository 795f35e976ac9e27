'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, TextField } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState, yesOrNo } from '@/components/settings/section-state';
import type { FormAction } from '@/lib/form-state';
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

type DiscussionFormProps = { action: FormAction; stored: DiscussionSettings };

export function DiscussionForm({ action, stored }: DiscussionFormProps) {
  return (
    <ActionForm action={action} schema={DiscussionSchema} className="stack" label="Comments">
      <SectionState shown={JSON.stringify(stored)} parts={parts} />
      <CheckboxField
        name="commentsOnNewPosts"
        label="New posts take comments"
        defaultChecked={stored.commentsOnNewPosts}
      />
      <TextField
        name="closeCommentsAfterDays"
        label="Close discussions after so many days"
        hint="Counted from the day a post is published; 0 for never. Old ones are closed as soon as you save. Comments stay, and a discussion that you open again by hand stays open."
        defaultValue={String(stored.closeCommentsAfterDays)}
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
