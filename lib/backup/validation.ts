import { schedules, type Schedule } from '@/lib/backup/schedules';
import { ExistingPasswordSchema } from '@/lib/accounts/fields/password';
import { CheckboxSchema, noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

export const MOST_KEPT = 365;

const FileNameSchema = z.string().max(210);

export const BackupFileSchema = z.object({ fileName: FileNameSchema });

export const DownloadSchema = z.object({ fileName: FileNameSchema, currentPassword: ExistingPasswordSchema });

const kept = z.coerce
  .number({ error: 'Enter a number.' })
  .int({ error: 'Enter a number without a fraction.' })
  .min(1, { error: 'Keep at least one.' })
  .max(MOST_KEPT, { error: `Keep at most ${MOST_KEPT}.` });

export const BackupScheduleSchema = z.object({
  schedule: z.enum(Object.keys(schedules) as [Schedule, ...Schedule[]], { error: 'Choose one.' }),
  kept,
});

export const PassphraseSchema = z
  .object({
    passphrase: z
      .string()
      .default('')
      .refine((text) => text.length <= 256, { error: 'A passphrase has at most 256 characters.' })
      .refine((text) => noNul(text) && !/[\r\n]/.test(text), { error: 'A passphrase is one line.' }),
    /** Archives are written as they are from then on. */
    isNone: CheckboxSchema,
  })
  .refine(({ passphrase, isNone }) => isNone || [...passphrase].length >= 12, {
    path: ['passphrase'],
    error: 'Use at least 12 characters: a few words that only you would put together.',
  });

export type BackupScheduleInput = z.output<typeof BackupScheduleSchema>;
export type PassphraseInput = z.output<typeof PassphraseSchema>;
