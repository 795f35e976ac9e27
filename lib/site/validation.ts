import { canonicalLanguage } from '@/lib/site/language';
import { isTimeZone } from '@/lib/site/time-zone';
import { z } from '@/lib/zod';

const line = (name: string, max: number) =>
  z
    .string()
    .default('')
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((value) => value.length <= max, { error: `${name} can have at most ${max} characters.` })
    .refine((value) => !value.includes('\0'), { error: `${name} cannot contain a NUL character.` });

export const SiteSchema = z.object({
  title: line('The title', 100).refine((title) => title !== '', { error: 'A site needs a title.' }),
  description: line('The description', 300),
  language: z
    .string()
    .default('en')
    .transform((text, context) => {
      const tag = canonicalLanguage(text);
      if (tag !== null) return tag;
      context.addIssue({ code: 'custom', message: 'Enter a language tag, such as en, de or pt-BR.' });
      return z.NEVER;
    }),
  timeZone: z
    .string()
    .default('UTC')
    .transform((text) => text.trim())
    .refine(isTimeZone, { error: 'Enter the name of a time zone, such as Europe/Berlin.' }),
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

/** A form of one button that needs to know nothing. */
export const EmptySchema = z.object({});
