'use client';

import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionState } from '@/components/forms/section-state';
import { schedules, type Schedule } from '@/lib/backup/schedules';
import { BackupScheduleSchema, MOST_KEPT } from '@/lib/backup/validation';
import type { FormAction, FormValues } from '@/lib/form-state';

const options = Object.entries(schedules).map(([value, label]) => ({ value, label }));

const parts = [
  {
    label: 'Backups by themselves',
    names: ['schedule'],
    words: ({ schedule = '' }: FormValues) => schedules[schedule as Schedule] ?? schedule,
  },
  { label: 'How many of these are kept', names: ['kept'] },
];

type ScheduleFormProps = { action: FormAction; schedule: Schedule; kept: number };

export function ScheduleForm({ action, schedule, kept }: ScheduleFormProps) {
  return (
    <ActionForm action={action} schema={BackupScheduleSchema} className="stack" label="Schedule">
      <SectionState shown={JSON.stringify({ schedule, kept })} parts={parts} />
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
