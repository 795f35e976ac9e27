import { IdentifierSchema } from '@/lib/accounts/fields/identifier';
import { NewPasswordSchema, RepeatedPasswordSchema, samePasswords } from '@/lib/accounts/fields/password';
import { z } from '@/lib/zod';

export const ForgotPasswordSchema = z.object({ identifier: IdentifierSchema });

/** A form of one button, whose link says everything. */
export const LinkSchema = z.object({ token: z.string().max(100) });

export const ResetPasswordSchema = LinkSchema.extend({
  password: NewPasswordSchema,
  confirmPassword: RepeatedPasswordSchema,
}).refine(({ password, confirmPassword }) => password === confirmPassword, samePasswords);

/** The address of the page after a link was used; anything else is no such page. */
export const UsedLinkSchema = z.object({ for: z.enum(['verify-email', 'change-email', 'reset-password']) });
