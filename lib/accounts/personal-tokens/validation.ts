import { isScope, scopeNames, type Scope } from '@/lib/access/scopes';
import { ExistingPasswordSchema } from '@/lib/accounts/fields/password';
import { CheckboxSchema, IdSchema, line } from '@/lib/fields';
import { z } from '@/lib/zod';

export const MAX_TOKEN_NAME = 60;

/** Days until a token expires, and how the form says them. */
export const lifetimes = {
  '7': '7 days',
  '30': '30 days',
  '90': '90 days',
  '365': 'a year',
  never: 'never',
} as const;

export const TokenNameSchema = line('The name', MAX_TOKEN_NAME).refine((name) => name !== '', {
  error: 'Say what the token is for.',
});

const boxes = Object.fromEntries(scopeNames.map((scope) => [scope, CheckboxSchema])) as Record<
  Scope,
  typeof CheckboxSchema
>;

/** Each scope is a checkbox of its own name. */
export const CreateTokenSchema = z
  .object({
    name: TokenNameSchema,
    lifetime: z.enum(Object.keys(lifetimes) as (keyof typeof lifetimes)[], {
      error: 'Choose how long it works.',
    }),
    currentPassword: ExistingPasswordSchema,
    ...boxes,
  })
  .refine((input) => scopeNames.some((scope) => input[scope]), {
    path: ['scopes'],
    error: 'Choose at least one thing that it may do.',
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .transform(({ name, lifetime, currentPassword, ...chosen }) => ({
    name,
    currentPassword,
    days: lifetime === 'never' ? null : Number(lifetime),
    scopes: scopeNames.filter((scope) => chosen[scope]),
  }));

export const RevokeTokenSchema = z.object({ id: IdSchema });

/** Scopes as a command gets them, with commas or spaces between. Null when one of them is none. */
export function parseScopes(text: string): Scope[] | null {
  const names = text.split(/[\s,]+/).filter(Boolean);
  return names.length > 0 && names.every(isScope) ? [...new Set(names)] : null;
}
