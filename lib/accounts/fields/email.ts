import { toEmailAddress } from '@/lib/accounts/fields/email-address';
import { z } from '@/lib/zod';

export const EmailSchema = z
  .string({ error: 'Enter your email address.' })
  .trim()
  .min(1, { error: 'Enter your email address.' })
  .max(254, { error: 'An email address has at most 254 characters.' })
  .transform((typed, context) => {
    const address = toEmailAddress(typed);
    if (address !== null) return address;
    context.addIssue({
      code: 'custom',
      message: 'This does not look like an email address, such as you@example.org.',
    });
    return z.NEVER;
  });
