'use client';

import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { PinPostSchema } from '@/lib/posts/validation';
import type { FormAction } from '@/lib/form-state';

const FORM = 'pin-post';

type PinProps = { id: number; isPinned: boolean };

/** Beside the editor's own form, as no form can lie in another. */
export function PinForm({ id, isPinned, action }: PinProps & { action: FormAction }) {
  return (
    <ActionForm id={FORM} action={action} schema={PinPostSchema}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="pinned" value={isPinned ? '' : 'on'} />
      <FormMessage asToast />
    </ActionForm>
  );
}

export const PinButton = ({ isPinned }: { isPinned: boolean }) => (
  <button type="submit" form={FORM} className="button">
    {isPinned ? 'Unpin' : 'Pin to the home page'}
  </button>
);
