import 'server-only';
import { eq } from 'drizzle-orm';
import { personalTokens, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canGrant } from '@/lib/access/permissions';
import type { Scope } from '@/lib/access/scopes';
import { hashToken } from '@/lib/access/tokens';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { makePersonalToken } from '@/lib/accounts/personal-tokens/token-format';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';

/** More than any person has programs. */
const MOST = 100;

export type NewToken = { name: string; scopes: Scope[]; days: number | null };

/** @returns the token, which can be shown only now. @throws {ThrottledError | NotFoundError} */
export async function createToken(
  actor: Actor,
  { currentPassword, ...input }: NewToken & { currentPassword: string },
): Promise<Result<string, 'wrong-password' | 'too-many'>> {
  if (!(await confirmPassword(actor, currentPassword))) return fail('wrong-password');
  return insertToken(actor, input, 'by its owner');
}

/** For the command alone: nothing on the web may call it. @throws {NotFoundError} for a scope beyond the person's rights */
export async function createTokenByCommand(
  person: Actor,
  input: NewToken,
): Promise<Result<string, 'too-many'>> {
  return insertToken(person, input, 'by a command on the server');
}

async function insertToken(
  actor: Actor,
  { name, scopes, days }: NewToken,
  how: string,
): Promise<Result<string, 'too-many'>> {
  if (!scopes.every((scope) => canGrant(actor, scope))) throw new NotFoundError();
  const token = makePersonalToken();
  return db.transaction(async (tx) => {
    // Locked, so that two that come at once are counted one after the other.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for('update');
    if ((await tx.$count(personalTokens, eq(personalTokens.userId, actor.id))) >= MOST)
      return fail('too-many');
    await tx.insert(personalTokens).values({
      userId: actor.id,
      name,
      scopes,
      tokenHash: hashToken(token),
      lastFour: token.slice(-4),
      expiresAt: days === null ? null : new Date(Date.now() + days * 86_400_000),
    });
    const detail = `${name}: ${scopes.join(' ')} (${how})`;
    await recordEvent('token-created', { actorId: actor.id, userId: actor.id, detail }, tx);
    return ok(token);
  });
}
