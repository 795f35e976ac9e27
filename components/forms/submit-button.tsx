'use client';

import { useId, type ButtonHTMLAttributes } from 'react';
import { useActionForm } from '@/components/forms/action-form';

/**
 * Sends the form. While it is being sent the button that did it looks so, a second press does nothing, and all keep
 * focus and size.
 */
export function SubmitButton({
  className = 'button button-primary',
  children,
  ...button
}: ButtonHTMLAttributes<HTMLButtonElement>) {
  const id = useId();
  const { pending, sentBy } = useActionForm();
  const isSending = pending && (sentBy === id || sentBy === undefined);
  return (
    <button
      {...button}
      type="submit"
      data-button={id}
      className={className}
      aria-disabled={pending || undefined}
      aria-busy={isSending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : button.onClick?.(event))}
    >
      {children}
      {isSending && <span className="sr-only">, sending…</span>}
    </button>
  );
}
