'use client';

import { useActionState, useId } from 'react';
import { idle, valueOf, type FormAction } from '@/lib/form-state';

type MadeLinkProps = {
  action: FormAction;
  /** What the action needs to know. */
  hidden?: Record<string, number | string>;
  button: string;
};

/** A button that makes a link, and the link, which is shown this once. It works without scripts. */
export function MadeLink({ action, hidden = {}, button }: MadeLinkProps) {
  const [state, formAction, pending] = useActionState(action, idle);
  const id = useId();
  const link = state.status === 'done' ? valueOf(state, 'link') : undefined;
  return (
    <form action={formAction} className="made-link">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className="button"
        aria-disabled={pending || undefined}
        onClick={(event) => pending && event.preventDefault()}
      >
        {button}
      </button>
      {link !== undefined && state.status === 'done' && (
        <div role="status" className="notice stack">
          <label htmlFor={id}>{state.message}</label>
          <input
            id={id}
            readOnly
            value={link}
            className="input"
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
      {state.status === 'failed' && (
        <p role="alert" className="field-error">
          {state.message}
        </p>
      )}
    </form>
  );
}
