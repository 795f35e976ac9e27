'use client';

import { useEffect, useId, useRef } from 'react';
import type { FormState } from '@/lib/form-state';

/** The text that was saved somewhere else meanwhile, beside the one that was typed here. */
export function StoredComment({ state }: { state: FormState }) {
  const id = useId();
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.status === 'conflict') message.current?.focus();
  }, [state]);
  if (state.status !== 'conflict') return null;
  return (
    <div className="notice notice-error">
      <p ref={message} role="alert" tabIndex={-1}>
        {state.message}
      </p>
      <div className="field mt-3">
        <label htmlFor={id} className="label">
          The stored text
        </label>
        <textarea id={id} readOnly rows={5} className="input" value={state.stored.body} />
      </div>
    </div>
  );
}
