import { NameSchema } from '@/lib/accounts/fields/display-name';
import { EmailSchema } from '@/lib/accounts/fields/email';
import { IdentifierSchema } from '@/lib/accounts/fields/identifier';
import { ExistingPasswordSchema, NewPasswordSchema } from '@/lib/accounts/fields/password';
import { UsernameSchema } from '@/lib/accounts/fields/username';
import { CodeSchema } from '@/lib/accounts/fields/code';
import { ProfileSchema } from '@/lib/accounts/profile/validation';
import { idOut, listOf, momentOut, textFor } from '@/lib/api/schemas/common';
import { z } from '@/lib/zod';

const username = z.string().meta({ example: 'grace' });

export const NewUser = z
  .strictObject({
    username: UsernameSchema.meta({ example: 'grace' }),
    email: EmailSchema.meta({ example: 'grace@example.org' }),
    password: NewPasswordSchema.meta({
      format: 'password',
      description: '8 to 256 characters; what is guessed first is refused',
      example: 'seven lanterns in the orchard',
    }),
    name: NameSchema.optional().meta({ description: 'What others see; the username where none is given' }),
    invite: z.string().max(100).optional().meta({ description: 'Where the site asks for an invite' }),
  })
  .meta({ id: 'NewUser' });

export const OwnUser = z
  .object({
    id: idOut,
    username,
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    bio: z.string(),
    website: z.string(),
    isActive: z.boolean(),
    isAdmin: z.boolean(),
    createdAt: momentOut,
    updatedAt: momentOut,
  })
  .meta({ id: 'OwnUser', description: 'An account as its own person sees it' });

export const ListedUser = z
  .object({
    id: idOut,
    username,
    name: z.string(),
    emailVerified: z.boolean(),
    isActive: z.boolean(),
    isAdmin: z.boolean(),
    hasTwoFactor: z.boolean(),
    commentCount: z.int(),
    createdAt: momentOut,
    lastSeenAt: momentOut.nullable(),
  })
  .meta({
    id: 'ListedUser',
    description: 'An account as the owner of the site sees it; never with its address',
  });

export const ListedUsers = listOf(ListedUser);

export const PublicUser = z
  .object({
    username,
    name: z.string(),
    url: z.url(),
    bio: z.string(),
    website: z.string(),
    picture: z.url().nullable().meta({ description: 'Null where initials stand for one' }),
    postCount: z.int(),
    commentCount: z.int(),
    createdAt: momentOut,
  })
  .meta({ id: 'PublicUser', description: 'What everybody may know of a person' });

/** Nobody has a name of another form. */
export const UsernameParams = z.object({
  username: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .meta({ description: 'In upper or lower case', example: 'grace' }),
});

export const Credentials = z
  .strictObject({
    identifier: IdentifierSchema.meta({ description: 'Username or email', example: 'grace' }),
    password: ExistingPasswordSchema.meta({ format: 'password', example: 'seven lanterns in the orchard' }),
    code: CodeSchema.optional().meta({
      description: 'With two-step login: a code of the authenticator app, or a recovery code',
    }),
  })
  .meta({ id: 'Credentials' });

export const Token = z
  .object({
    token: z.string(),
    tokenType: z.literal('Bearer'),
    expiresAt: momentOut,
    user: OwnUser,
  })
  .meta({ id: 'Token' });

const { username: changedUsername, name, bio, website } = ProfileSchema.shape;

export const ProfileChange = z
  .strictObject({
    username: changedUsername.optional(),
    name: name.optional(),
    bio: textFor(bio, 2000).optional(),
    website: textFor(website, 400).optional(),
  })
  .meta({ id: 'ProfileChange' });

export const PasswordChange = z
  .strictObject({
    currentPassword: ExistingPasswordSchema.meta({ format: 'password', example: 'the one until now' }),
    password: NewPasswordSchema.meta({ format: 'password', example: 'seven lanterns in the orchard' }),
  })
  .meta({ id: 'PasswordChange' });
