import { CodeSchema } from '@/lib/accounts/fields/code';
import { ExistingPasswordSchema } from '@/lib/accounts/fields/password';
import { z } from '@/lib/zod';

/** The second step: `firstStep` is the token that the first one left in a cookie. */
export const SecondStepSchema = z.object({
  firstStep: z.string().min(1).max(2000),
  code: z.string().min(1).max(100),
});

export const LogInCodeSchema = z.object({ code: CodeSchema, next: z.string().optional() });

/** Turning two-step login on, or off. */
export const TotpChangeSchema = z.object({ code: CodeSchema, currentPassword: ExistingPasswordSchema });
