import { z } from '@/lib/zod';
import { NewPasswordSchema, noNul } from '@/lib/accounts/fields/fields';
import { samePasswords } from '@/lib/accounts/profile/validation';

export const ForgotPasswordSchema = z.object({
  identifier: z
    .string({ error: 'Enter your email or username.' })
    .trim()
    .min(1, { error: 'Enter your email or username.' })
    .max(254, { error: 'That is longer than any email or username.' })
    .refine(noNul, { error: 'That is not an email or username.' }),
});

/** A form of one button, whose link says everything. */
export const LinkSchema = z.object({ token: z.string().max(100) });

export const ResetPasswordSchema = LinkSchema.extend({
  password: NewPasswordSchema,
  confirmPassword: z.string({ error: 'Repeat the password.' }).min(1, { error: 'Repeat the password.' }),
}).refine(({ password, confirmPassword }) => password === confirmPassword, samePasswords);

/** What the page after a link was used says; anything else is no such page. */
export const UsedLinkSchema = z.object({ for: z.enum(['verify-email', 'change-email', 'reset-password']) });
