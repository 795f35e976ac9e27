import { isReserved } from '@/lib/accounts/fields/reserved-usernames';
import { z } from '@/lib/zod';

export const UsernameSchema = z
  .string({ error: 'Choose a username.' })
  .trim()
  .min(1, { error: 'Choose a username.' })
  .min(3, { error: 'A username has at least 3 characters.' })
  .max(30, { error: 'A username has at most 30 characters.' })
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'Use letters (a to z), digits, hyphens and underscores only.' })
  .refine((name) => !isReserved(name), { error: 'That username is reserved. Please choose another.' });

export const usernameTaken = { username: 'That username is taken. Please choose another.' };
