import { z } from '@/lib/zod';
import { characterCount } from '@/lib/accounts/fields/characters';
import { toEmailAddress } from '@/lib/accounts/fields/email-address';
import { CodeSchema, ExistingPasswordSchema, NewPasswordSchema, noNul } from '@/lib/accounts/fields/fields';
import { nameProblem, normaliseName } from '@/lib/accounts/fields/display-name';
import { isReserved } from '@/lib/accounts/fields/reserved-usernames';

const UsernameSchema = z
  .string({ error: 'Choose a username.' })
  .trim()
  .min(1, { error: 'Choose a username.' })
  .min(3, { error: 'A username has at least 3 characters.' })
  .max(30, { error: 'A username has at most 30 characters.' })
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'Use letters (a to z), digits, hyphens and underscores only.' })
  .refine((name) => !isReserved(name), { error: 'That username is reserved. Please choose another.' });

const EmailSchema = z
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

export const NameSchema = z
  .string({ error: 'Enter a name.' })
  .max(1000, { error: 'A name has at most 60 characters.' })
  .transform(normaliseName)
  .superRefine((name, context) => {
    const problem = nameProblem(name);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** For a form where a password is chosen, as the second argument of `refine`. */
export const samePasswords = {
  path: ['confirmPassword'],
  error: 'The two passwords are not the same.',
  // Also said while other fields are still wrong.
  when: ({ value }: { value: unknown }) =>
    isPair(value) && value.password !== '' && value.confirmPassword !== '',
};

/** Only the database can tell, when the name is stored. */
export const usernameTaken = { username: 'That username is taken. Please choose another.' };
export const nameOfOwner = {
  name: 'That is, or looks like, the name of this site’s owner. Please choose another.',
};

/** Registering, and claiming the site: `setupCode` matters for the latter only. */

export const RegisterSchema = z
  .object({
    username: UsernameSchema,
    email: EmailSchema,
    password: NewPasswordSchema,
    confirmPassword: z.string({ error: 'Repeat the password.' }).min(1, { error: 'Repeat the password.' }),
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

const BioSchema = z
  .string()
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => characterCount(text) <= 500, { error: 'This can have at most 500 characters.' })
  .refine(noNul, { error: 'This cannot contain a NUL character.' });

/** Empty, or an http or https address; `https://` is added when it was left out. */
const WebsiteSchema = z
  .string()
  .default('')
  .transform((text) => text.trim())
  .refine((text) => text.length <= 200, { error: 'A website address has at most 200 characters.' })
  .transform((text) => (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .refine((text) => text === '' || isWebAddress(text), {
    error: 'This does not look like a website, such as https://example.org.',
  })
  .transform((text) => (text === '' ? '' : new URL(text).href));

export const ProfileSchema = z.object({
  username: UsernameSchema,
  name: NameSchema,
  bio: BioSchema,
  website: WebsiteSchema,
});

export type ProfileInput = z.output<typeof ProfileSchema>;

export const ChangePasswordSchema = z
  .object({
    currentPassword: ExistingPasswordSchema,
    password: NewPasswordSchema,
    confirmPassword: z.string({ error: 'Repeat the password.' }).min(1, { error: 'Repeat the password.' }),
  })
  .refine(({ password, confirmPassword }) => password === confirmPassword, samePasswords);

export const ChangeEmailSchema = z.object({ email: EmailSchema, currentPassword: ExistingPasswordSchema });

/** `session` names one device of the list; absent, every other device is meant. */
export const EndSessionsSchema = z.object({
  session: z.string().max(64).optional(),
  currentPassword: ExistingPasswordSchema,
});

export const DeleteAccountSchema = z.object({
  comments: z.enum(['keep', 'erase'], { error: 'Choose what becomes of your comments.' }),
  username: z
    .string({ error: 'Type your username.' })
    .trim()
    .min(1, { error: 'Type your username.' })
    .max(100, { error: 'That is not your username.' }),
  currentPassword: ExistingPasswordSchema,
});

export const EmptySchema = z.object({});

export const CurrentPasswordSchema = z.object({ currentPassword: ExistingPasswordSchema });

export const EnableTotpSchema = z.object({ code: CodeSchema, currentPassword: ExistingPasswordSchema });

export const DisableTotpSchema = EnableTotpSchema;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || /[\s\u0000-\u001f\u007f]/.test(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return (
    ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hostname.includes('.')
  );
}

function isPair(value: unknown): value is { password: string; confirmPassword: string } {
  const { password, confirmPassword } = (value ?? {}) as Record<string, unknown>;
  return typeof password === 'string' && typeof confirmPassword === 'string';
}
