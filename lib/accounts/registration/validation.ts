import { EmailSchema } from '@/lib/accounts/fields/email';
import { NewPasswordSchema, RepeatedPasswordSchema, samePasswords } from '@/lib/accounts/fields/password';
import { UsernameSchema } from '@/lib/accounts/fields/username';
import { z } from '@/lib/zod';

export const RegisterSchema = z
  .object({
    username: UsernameSchema,
    email: EmailSchema,
    password: NewPasswordSchema,
    confirmPassword: RepeatedPasswordSchema,
    claim: z.string().optional(),
    setupCode: z.string().trim().max(200).optional(),
    invite: z.string().optional(),
    stamp: z.string().optional(),
    topic: z.string().optional(),
    next: z.string().optional(),
  })
  .refine((input) => input.password === input.confirmPassword, samePasswords);

export type RegisterInput = z.output<typeof RegisterSchema>;
