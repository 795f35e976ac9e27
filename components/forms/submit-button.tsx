'use client';

import type { ButtonHTMLAttributes } from 'react';
import { useActionForm } from '@/components/forms/action-form';

/** Sends the form. While it is being sent a second press does nothing, and the button keeps focus and size. */
export function SubmitButton({
  className = 'button button-primary',
  ...button
}: ButtonHTMLAttributes<HTMLButtonElement>) {
  const { pending } = useActionForm();
  return (
    <button
      {...button}
      type="submit"
      className={className}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : button.onClick?.(event))}
    />
  );
}
