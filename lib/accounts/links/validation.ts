import { IdentifierSchema } from '@/lib/accounts/fields/identifier';
import { NewPasswordSchema, RepeatedPasswordSchema, samePasswords } from '@/lib/accounts/fields/password';
import { z } from '@/lib/zod';

export const ForgotPasswordSchema = z.object({ identifier: IdentifierSchema });

export const LinkSchema = z.object({ token: z.string().max(100) });

export const ResetPasswordSchema = LinkSchema.extend({
  password: NewPasswordSchema,
  confirmPassword: RepeatedPasswordSchema,
}).refine(({ password, confirmPassword }) => password === confirmPassword, samePasswords);

export const UsedLinkSchema = z.object({ for: z.enum(['verify-email', 'change-email', 'reset-password']) });
