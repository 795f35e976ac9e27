'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import type { FormAction } from '@/lib/form-state';
import { RegistrationSchema, registrationModes } from '@/lib/site/validation';

type RegistrationFormProps = {
  action: FormAction;
  mode: keyof typeof registrationModes;
  notifyNewDevice: boolean;
};

const options = Object.entries(registrationModes).map(([value, label]) => ({ value, label }));

export function RegistrationForm({ action, mode, notifyNewDevice }: RegistrationFormProps) {
  return (
    <ActionForm action={action} schema={RegistrationSchema} className="stack" label="Accounts">
      <FormMessage asToast />
      <RadioGroup name="registration" label="Registration" options={options} defaultValue={mode} />
      <CheckboxField
        name="notifyNewDevice"
        label="Mail people about a login from a device that is new for them"
        defaultChecked={notifyNewDevice}
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
