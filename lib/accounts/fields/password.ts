import { characterCount } from '@/lib/accounts/fields/characters';
import { noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

/** Only its size is checked, before anything is hashed: 256 characters are at most 1 KiB. */
export const ExistingPasswordSchema = z
  .string({ error: 'Enter your password.' })
  .min(1, { error: 'Enter your password.' })
  .refine(fits, { error: 'A password has at most 256 characters.' })
  .refine(noNul, { error: 'A password cannot contain a NUL character.' });

/** A password that somebody chooses now: any characters, no composition rules. */
export const NewPasswordSchema = z
  .string({ error: 'Choose a password.' })
  .min(1, { error: 'Choose a password.' })
  .refine((text) => characterCount(text) >= 8, {
    error: 'Use at least 8 characters. A few words that only you would put together work well.',
  })
  .refine(fits, { error: 'Use at most 256 characters.' })
  .refine(noNul, { error: 'A password cannot contain a NUL character.' });

export const RepeatedPasswordSchema = z
  .string({ error: 'Repeat the password.' })
  .min(1, { error: 'Repeat the password.' });

export const samePasswords = {
  path: ['confirmPassword'],
  error: 'The two passwords are not the same.',
  // Also said while other fields are still wrong.
  when: ({ value }: { value: unknown }) =>
    isPair(value) && value.password !== '' && value.confirmPassword !== '',
};

export const CurrentPasswordSchema = z.object({ currentPassword: ExistingPasswordSchema });

function fits(text: string): boolean {
  return text.length <= 512 && characterCount(text) <= 256;
}

function isPair(value: unknown): value is { password: string; confirmPassword: string } {
  const { password, confirmPassword } = (value ?? {}) as Record<string, unknown>;
  return typeof password === 'string' && typeof confirmPassword === 'string';
}
