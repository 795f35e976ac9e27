'use client';

import { EmptySchema } from '@/lib/fields';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage } from '@/components/forms/form-message';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';

type ButtonFormProps = { action: FormAction; className?: string; children: string };

export function ButtonForm({ action, className, children }: ButtonFormProps) {
  return (
    <ActionForm action={action} schema={EmptySchema} className="stack items-start">
      <FormMessage />
      <SubmitButton className={className}>{children}</SubmitButton>
    </ActionForm>
  );
}
