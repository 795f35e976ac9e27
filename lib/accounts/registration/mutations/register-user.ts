import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { OWNER_ID } from '@/lib/access/actor';
import { site, users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { perNetwork, REGISTER_NETWORK, REGISTER_TAKEN_NETWORK } from '@/lib/limits/attempt-limits';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { findPasswordProblem, type PasswordProblem } from '@/lib/accounts/passwords/password-rules';
import { takePoints } from '@/lib/limits/mutations/throttle';
import { oneAtATime } from '@/lib/accounts/passwords/one-at-a-time';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { isUniqueViolation } from '@/lib/errors';
import { userPath } from '@/lib/paths';
import { fail, ok, type Result } from '@/lib/result';
import { queueEvent } from '@/lib/webhooks/mutations/queue-event';
import { isInvite } from '@/lib/site/invite';
import { askToVerifyEmail } from '@/lib/accounts/links/mutations/ask-to-verify-email';
import { isNameOfOwner } from '@/lib/accounts/profile/queries/owner-name';
import type { RegisterInput } from '@/lib/accounts/registration/validation';

/** `name` is the username where none is given; it is of the form that `NameSchema` wants. */
type NewUser = Pick<RegisterInput, 'username' | 'email' | 'password' | 'invite'> & { name?: string };

type Refusal = 'not-claimed' | 'closed' | 'not-invited';
type Taken = 'username-taken' | 'email-taken';
type Unwanted = 'name-of-owner' | PasswordProblem;

/** The unique indexes settle what is free; looking first spares the hash. @throws {ThrottledError | HashingBusyError} */
export async function registerUser(
  input: NewUser,
  address = '',
): Promise<Result<{ id: number }, Refusal | Taken | Unwanted>> {
  const refused = await findRefusal(input.invite ?? '');
  if (refused) return fail(refused);
  if (input.name !== undefined && (await isNameOfOwner(input.name))) return fail('name-of-owner');
  const problem = await findPasswordProblem(input.password, input);
  if (problem) return fail(problem);
  return oneAtATime(async () => {
    const taken = await findTaken(input);
    if (taken) {
      // Bounded, because the answer tells whether an account exists.
      await takePoints(perNetwork(REGISTER_TAKEN_NETWORK, address));
      return fail(taken);
    }
    await takePoints(perNetwork(REGISTER_NETWORK, address));
    return insertUser(input);
  });
}

async function findRefusal(invite: string): Promise<Refusal | null> {
  const [row] = await db
    .select({ ownerId: users.id, registration: site.registration, inviteHash: site.inviteHash })
    .from(site)
    .leftJoin(users, eq(users.id, OWNER_ID));
  if (!row?.ownerId) return 'not-claimed';
  if (row.registration === 'closed') return 'closed';
  return row.registration === 'invite' && !isInvite(invite, row.inviteHash) ? 'not-invited' : null;
}

async function insertUser(input: NewUser): Promise<Result<{ id: number }, Taken>> {
  const password = await hashPassword(input.password);
  try {
    return await db.transaction(async (tx) => {
      const { username, email, name = username } = input;
      const [user] = await tx
        .insert(users)
        .values({ username, email, name, ...password })
        .returning({ id: users.id });
      const { id } = user!;
      await recordEvent('registered', { actorId: id, userId: id }, tx);
      if (settings().SMTP_URL) await askToVerifyEmail(id, tx);
      const url = settings().SITE_URL + userPath(username);
      await queueEvent(tx, { name: 'user.registered', data: { id, url } });
      return ok({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'users_username_key')) return fail('username-taken');
    if (isUniqueViolation(error, 'users_email_key')) return fail('email-taken');
    throw error;
  }
}

async function findTaken({ username, email }: NewUser): Promise<Taken | null> {
  const byName = eq(sql`lower(${users.username})`, username.toLowerCase());
  const byEmail = eq(sql`lower(${users.email})`, sql`lower(${email})`);
  const [sameName] = await db.select({ id: users.id }).from(users).where(byName);
  if (sameName || (await isNameOfOwner(username))) return 'username-taken';
  const [sameEmail] = await db.select({ id: users.id }).from(users).where(byEmail);
  return sameEmail ? 'email-taken' : null;
}
