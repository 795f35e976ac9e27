import { IdentifierSchema } from '@/lib/accounts/fields/identifier';
import { ExistingPasswordSchema } from '@/lib/accounts/fields/password';
import { CheckboxSchema } from '@/lib/fields';
import { z } from '@/lib/zod';

export const CredentialsSchema = z.object({
  identifier: IdentifierSchema,
  password: ExistingPasswordSchema,
  remember: CheckboxSchema,
  code: z.string().max(100).optional(),
});

export const NewAccountSchema = z.object({ newAccount: z.string().min(1).max(1000) });

export const LogInSchema = CredentialsSchema.extend({ next: z.string().optional() });

/** `session` names one device of the list; absent, every other device is meant. */
export const EndSessionsSchema = z.object({
  session: z.string().max(64).optional(),
  currentPassword: ExistingPasswordSchema,
});
