'use client';

import { LightForm } from '@/components/forms/light-form';
import { PendingButton } from '@/components/forms/pending-button';
import type { FormAction, FormState } from '@/lib/form-state';

type ActionButtonProps = {
  action: FormAction;
  hidden?: Record<string, number | string>;
  about?: string;
  className?: string;
  onAnswer?: (state: FormState) => void;
  children: string;
};

export function ActionButton({
  action,
  hidden,
  about,
  className = 'button',
  onAnswer,
  children,
}: ActionButtonProps) {
  return (
    <LightForm action={action} hidden={hidden} className="action-button" onAnswer={onAnswer}>
      {(_state, pending) => (
        <PendingButton className={className} pending={pending}>
          {children}
          {about && <span className="sr-only"> {about}</span>}
        </PendingButton>
      )}
    </LightForm>
  );
}
