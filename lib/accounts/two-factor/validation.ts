import { CodeSchema } from '@/lib/accounts/fields/code';
import { ExistingPasswordSchema } from '@/lib/accounts/fields/password';
import { z } from '@/lib/zod';

export const SecondStepSchema = z.object({
  firstStep: z.string().min(1).max(2000),
  code: z.string().min(1).max(100),
});

export const LogInCodeSchema = z.object({ code: CodeSchema, next: z.string().optional() });

export const TotpChangeSchema = z.object({ code: CodeSchema, currentPassword: ExistingPasswordSchema });
