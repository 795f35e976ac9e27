'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { FormMessage } from '@/components/forms/form-message';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import { schedules, type Schedule } from '@/lib/backup/schedules';
import { BackupScheduleSchema, MOST_KEPT } from '@/lib/backup/validation';
import type { FormAction } from '@/lib/form-state';

const options = Object.entries(schedules).map(([value, label]) => ({ value, label }));

type ScheduleFormProps = { action: FormAction; schedule: Schedule; kept: number };

export function ScheduleForm({ action, schedule, kept }: ScheduleFormProps) {
  return (
    <ActionForm action={action} schema={BackupScheduleSchema} className="stack" label="Schedule">
      <FormMessage asToast />
      <RadioGroup name="schedule" label="Backups by themselves" options={options} defaultValue={schedule} />
      <TextField
        name="kept"
        label="How many of these are kept"
        type="number"
        min={1}
        max={MOST_KEPT}
        defaultValue={kept}
        className="w-24"
        hint="Older ones are removed once a new one was verified. Those made by hand stay."
      />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  );
}
