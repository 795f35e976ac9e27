'use client';

import { useId } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { valueOf } from '@/lib/form-state';

/** A secret that the form's answer holds and nothing else will. */
export function ShownOnce({ name, label }: { name: string; label: string }) {
  const id = useId();
  const { state } = useActionForm();
  const secret = state.status === 'done' ? valueOf(state, name) : undefined;
  if (secret === undefined) return null;
  return (
    <div role="status" className="notice stack">
      <p>{state.status === 'done' && state.message}</p>
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        readOnly
        value={secret}
        autoComplete="off"
        spellCheck={false}
        className="input font-mono text-sm"
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
