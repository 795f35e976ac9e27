'use client';

import { useId, type ButtonHTMLAttributes } from 'react';
import { useActionForm } from '@/components/forms/action-form';
import { PendingButton } from '@/components/forms/pending-button';

export function SubmitButton({
  className = 'button button-primary',
  ...button
}: ButtonHTMLAttributes<HTMLButtonElement>) {
  const id = useId();
  const { pending, sentBy } = useActionForm();
  const isSending = pending && (sentBy === id || sentBy === undefined);
  return (
    <PendingButton
      {...button}
      className={className}
      data-button={id}
      pending={pending}
      isSending={isSending}
    />
  );
}
