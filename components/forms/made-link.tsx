'use client';

import { useId } from 'react';
import { LightForm } from '@/components/forms/light-form';
import { PendingButton } from '@/components/forms/pending-button';
import { valueOf, type FormAction } from '@/lib/form-state';

type MadeLinkProps = {
  action: FormAction;
  hidden?: Record<string, number | string>;
  button: string;
};

export function MadeLink({ action, hidden, button }: MadeLinkProps) {
  const id = useId();
  return (
    <LightForm action={action} hidden={hidden} className="made-link">
      {(state, pending) => (
        <>
          <PendingButton className="button" pending={pending}>
            {button}
          </PendingButton>
          {state.status === 'done' && valueOf(state, 'link') !== undefined && (
            <div role="status" className="notice stack">
              <label htmlFor={id}>{state.message}</label>
              <input
                id={id}
                readOnly
                value={valueOf(state, 'link')}
                className="input"
                onFocus={(event) => event.currentTarget.select()}
              />
            </div>
          )}
        </>
      )}
    </LightForm>
  );
}
