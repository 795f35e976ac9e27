'use client';

import { ActionForm, useActionForm } from '@/components/forms/action-form';
import { CopyButton } from '@/components/forms/copy-button';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { RadioGroup } from '@/components/forms/radio-group';
import { ShownOnce } from '@/components/forms/shown-once';
import { SubmitButton } from '@/components/forms/submit-button';
import { valueOf, type FormAction } from '@/lib/form-state';
import { CreateDraftLinkSchema, lifetimes, MAX_LABEL_LENGTH } from '@/lib/posts/draft-links/validation';

type CreateDraftLinkFormProps = { id: number; action: FormAction };

const options = ['1', '7', '30', 'never'].map((value) => ({
  value,
  label: lifetimes[value as keyof typeof lifetimes],
}));

export function CreateDraftLinkForm({ id, action }: CreateDraftLinkFormProps) {
  return (
    <ActionForm action={action} schema={CreateDraftLinkSchema} label="New link">
      <Fields id={id} />
    </ActionForm>
  );
}

function Fields({ id }: { id: number }) {
  const { state } = useActionForm();
  return (
    // Without scripts the answer is a new page: what it says must not be folded away.
    <details open={state.status !== 'idle' || undefined}>
      <summary className="button">Show it to somebody…</summary>
      <div className="stack">
        <p className="hint">
          Whoever has such a link reads the post as it is stored now, published or not. Search engines are
          told to stay out.
        </p>
        <Answer />
        <input type="hidden" name="id" value={id} />
        <TextField
          name="label"
          label="For whom"
          maxLength={MAX_LABEL_LENGTH}
          autoComplete="off"
          hint="So that you know later which one to revoke."
        />
        <RadioGroup name="lifetime" label="It stops working after" options={options} defaultValue="30" />
        <div>
          <SubmitButton>Make link</SubmitButton>
        </div>
      </div>
    </details>
  );
}

function Answer() {
  const { state } = useActionForm();
  const link = state.status === 'done' ? valueOf(state, 'link') : undefined;
  if (link === undefined) return <FormMessage />;
  return (
    <>
      <ShownOnce name="link" label="New link" />
      <CopyButton text={link} />
    </>
  );
}
