import { z } from '@/lib/zod';
import { characterCount } from '@/lib/accounts/fields/characters';

/** A single-line text; NUL would be refused by PostgreSQL. */
export const noNul = (text: string) => !text.includes('\0');

/**
 * A password that somebody has already. Only its size is checked, before anything is hashed: 256 characters
 * are at most 1 KiB.
 */
export const ExistingPasswordSchema = z
  .string({ error: 'Enter your password.' })
  .min(1, { error: 'Enter your password.' })
  .refine(fits, { error: 'A password has at most 256 characters.' })
  .refine(noNul, { error: 'A password cannot contain a NUL character.' });

const CheckboxSchema = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === 'on' || value === 'true');

export const CredentialsSchema = z.object({
  identifier: z
    .string({ error: 'Enter your email or username.' })
    .trim()
    .min(1, { error: 'Enter your email or username.' })
    .max(254, { error: 'That is longer than any email or username.' })
    .refine(noNul, { error: 'That is not an email or username.' }),
  password: ExistingPasswordSchema,
  remember: CheckboxSchema,
  /** From the authenticator app, or a recovery code; asked for in a second step. */
  code: z.string().max(100).optional(),
});

/** The second step: `firstStep` is the token that the first one left in a cookie. */
export const SecondStepSchema = z.object({
  firstStep: z.string().min(1).max(2000),
  code: z.string().min(1).max(100),
});

/** What a person types in the second step. */
export const CodeSchema = z
  .string({ error: 'Enter the code.' })
  .trim()
  .min(1, { error: 'Enter the code.' })
  .max(100, { error: 'That is longer than any code.' })
  .refine(noNul, { error: 'That is not a code.' });

export const LogInCodeSchema = z.object({ code: CodeSchema, next: z.string().optional() });

export const LogInSchema = CredentialsSchema.extend({ next: z.string().optional() });

/** A password that somebody chooses now: any characters, no composition rules. */
export const NewPasswordSchema = z
  .string({ error: 'Choose a password.' })
  .min(1, { error: 'Choose a password.' })
  .refine((text) => characterCount(text) >= 8, {
    error: 'Use at least 8 characters. A few words that only you would put together work well.',
  })
  .refine(fits, { error: 'Use at most 256 characters.' })
  .refine(noNul, { error: 'A password cannot contain a NUL character.' });

/** Counted only when it is short enough to be worth counting. */
function fits(text: string): boolean {
  return text.length <= 512 && characterCount(text) <= 256;
}
