import { EmailSchema } from '@/lib/accounts/fields/email';
import { NewPasswordSchema, RepeatedPasswordSchema, samePasswords } from '@/lib/accounts/fields/password';
import { UsernameSchema } from '@/lib/accounts/fields/username';
import { z } from '@/lib/zod';

/** Registering, and claiming the site: `setupCode` matters for the latter only. */
export const RegisterSchema = z
  .object({
    username: UsernameSchema,
    email: EmailSchema,
    password: NewPasswordSchema,
    confirmPassword: RepeatedPasswordSchema,
    /** Present in the form of a site that has no owner yet. */
    claim: z.string().optional(),
    setupCode: z.string().trim().max(200).optional(),
    /** The code of the invite link, where registering needs one. */
    invite: z.string().optional(),
    /** When the form was shown, signed; and a field that people do not see. */
    stamp: z.string().optional(),
    topic: z.string().optional(),
    next: z.string().optional(),
  })
  .refine((input) => input.password === input.confirmPassword, samePasswords);

export type RegisterInput = z.output<typeof RegisterSchema>;
