'use client';

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import type { FormAction } from '@/lib/form-state';
import { DiscardSchema } from '@/lib/posts/working-copies/validation';

const FORM = 'discard-draft';

/** Beside the editor's own form, as no form can lie in another. */
export function DiscardForm({ action }: { action: FormAction }) {
  return (
    <ActionForm id={FORM} action={action} schema={DiscardSchema}>
      <FormMessage />
    </ActionForm>
  );
}

type DiscardPartProps = {
  isStored: boolean;
  /** What tells the draft: fields of the form. */
  fields: Record<string, string | number>;
  onDiscard: () => void;
};

export function DiscardPart({ isStored, fields, onDiscard }: DiscardPartProps) {
  return (
    <section aria-labelledby="discard-part" className="admin-part items-start">
      <h2 id="discard-part">Draft</h2>
      <p className="hint">
        {isStored
          ? 'What was written since the last save is kept by itself. Discarded, it stays among the revisions.'
          : 'This post was never saved; what was written is kept by itself. Discarded, its text waits for seven days at “Recover text” in your account.'}
      </p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" form={FORM} name={name} value={value} />
      ))}
      <button type="submit" form={FORM} className="button" onClick={onDiscard}>
        Discard changes
      </button>
    </section>
  );
}
