import { characterCount } from '@/lib/accounts/fields/characters';
import { NameSchema } from '@/lib/accounts/fields/display-name';
import { EmailSchema } from '@/lib/accounts/fields/email';
import {
  ExistingPasswordSchema,
  NewPasswordSchema,
  RepeatedPasswordSchema,
  samePasswords,
} from '@/lib/accounts/fields/password';
import { UsernameSchema } from '@/lib/accounts/fields/username';
import { isWebAddress } from '@/lib/accounts/fields/website';
import { noNul } from '@/lib/fields';
import { mediaNameOf } from '@/lib/picture';
import { z } from '@/lib/zod';

export const BioSchema = z
  .string()
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => characterCount(text) <= 500, { error: 'This can have at most 500 characters.' })
  .refine(noNul, { error: 'This cannot contain a NUL character.' });

export const WebsiteSchema = z
  .string()
  .default('')
  .transform((text) => text.trim())
  .refine((text) => text.length <= 200, { error: 'A website address has at most 200 characters.' })
  .transform((text) => (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .refine((text) => text === '' || isWebAddress(text), {
    error: 'This does not look like a website, such as https://example.org.',
  })
  .transform((text) => (text === '' ? '' : new URL(text).href));

/** The address of a stored picture; empty for initials. Who may not choose one sends none, and keeps what is there. */
const PictureSchema = z
  .string()
  .trim()
  .refine((address) => address === '' || mediaNameOf(address) !== null, {
    error: 'Choose a picture of the library. Its address starts with /media/.',
  })
  .optional();

export const ProfileSchema = z.object({
  username: UsernameSchema,
  name: NameSchema,
  bio: BioSchema,
  website: WebsiteSchema,
  picture: PictureSchema,
});

export type ProfileInput = z.output<typeof ProfileSchema>;

export const ChangePasswordSchema = z
  .object({
    currentPassword: ExistingPasswordSchema,
    password: NewPasswordSchema,
    confirmPassword: RepeatedPasswordSchema,
  })
  .refine(({ password, confirmPassword }) => password === confirmPassword, samePasswords);

export const ChangeEmailSchema = z.object({ email: EmailSchema, currentPassword: ExistingPasswordSchema });

export const DeleteAccountSchema = z.object({
  comments: z.enum(['keep', 'erase'], { error: 'Choose what becomes of your comments.' }),
  username: z
    .string({ error: 'Type your username.' })
    .trim()
    .min(1, { error: 'Type your username.' })
    .max(100, { error: 'That is not your username.' }),
  currentPassword: ExistingPasswordSchema,
});
