'use client';

import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState, yesOrNo } from '@/components/forms/section-state';
import type { FormAction, FormValues } from '@/lib/form-state';
import { RegistrationSchema, registrationModes } from '@/lib/site/validation';

type RegistrationFormProps = {
  action: FormAction;
  mode: keyof typeof registrationModes;
  notifyNewDevice: boolean;
  shown: string;
};

const options = Object.entries(registrationModes).map(([value, label]) => ({ value, label }));

const parts = [
  {
    label: 'Registration',
    names: ['registration'],
    words: ({ registration }: FormValues) => options.find(({ value }) => value === registration)?.label ?? '',
  },
  {
    label: 'Mail about new devices',
    names: ['notifyNewDevice'],
    words: yesOrNo('notifyNewDevice'),
  },
];

export function RegistrationForm({ action, mode, notifyNewDevice, shown }: RegistrationFormProps) {
  return (
    <ActionForm action={action} schema={RegistrationSchema} className="stack" label="Accounts">
      <SectionState shown={shown} parts={parts} />
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
