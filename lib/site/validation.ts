import { CheckboxSchema, line } from '@/lib/fields';
import { languageField } from '@/lib/site/language-field';
import { isTimeZone } from '@/lib/site/time-zone';
import { z } from '@/lib/zod';

export const SiteSchema = z.object({
  title: line('The title', 100).refine((title) => title !== '', { error: 'A site needs a title.' }),
  description: line('The description', 300),
  language: languageField('en'),
  timeZone: z
    .string()
    .default('UTC')
    .transform((text) => text.trim())
    .refine(isTimeZone, { error: 'Enter the name of a time zone, such as Europe/Berlin.' }),
  drawnCovers: CheckboxSchema,
});

export type SiteInput = z.output<typeof SiteSchema>;

export const registrationModes = {
  open: 'Everybody can register',
  invite: 'Only people with the invite link can register',
  closed: 'Nobody can register',
} as const;

export const RegistrationSchema = z.object({
  registration: z.enum(['open', 'invite', 'closed'], { error: 'Choose who can register.' }),
  notifyNewDevice: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

export type RegistrationInput = z.output<typeof RegistrationSchema>;
