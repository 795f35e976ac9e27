'use client';

import { EyeOff } from 'lucide-react';
import { useId, useRef } from 'react';
import { LightForm } from '@/components/forms/light-form';
import { PendingButton } from '@/components/forms/pending-button';
import type { FormAction } from '@/lib/form-state';
import type { PostKind } from '@/lib/paths';

type UnpublishButtonProps = {
  post: { id: number; kind: PostKind; title: string; version: number };
  action: FormAction;
};

/** Asks first: readers lose the page at once. */
export function UnpublishButton({ post: { id, kind, title, version }, action }: UnpublishButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <EyeOff aria-hidden size={16} />
        Unpublish
      </button>
      <dialog ref={dialog} className="owner-dialog" aria-labelledby={heading}>
        <h2 id={heading}>Unpublish “{title}”?</h2>
        <p>
          Readers no longer see this {kind}. It becomes a draft again, with its text, date and comments, and
          the editor opens.
        </p>
        <LightForm action={action} hidden={{ id, version }} problem="above">
          {(_state, pending) => (
            <div className="button-row">
              <button type="button" className="button" autoFocus onClick={() => dialog.current?.close()}>
                Cancel
              </button>
              <PendingButton className="button button-danger" pending={pending}>
                Unpublish now
              </PendingButton>
            </div>
          )}
        </LightForm>
      </dialog>
    </>
  );
}
