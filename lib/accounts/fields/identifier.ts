import 'server-only';
import { eq, or, sql, type SQL } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { toEmailAddress } from '@/lib/accounts/fields/email-address';

/**
 * What somebody typed to say who they are, in its one form: an address as it is stored, a username in small letters.
 * Everything that counts attempts or looks an account up gets this, never the text as typed.
 */
export function normaliseIdentifier(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  return (toEmailAddress(text) ?? text).toLowerCase();
}

/** The account with this address or username, in any case. @param identifier see `normaliseIdentifier` */
export const byIdentifier = (identifier: string): SQL | undefined =>
  or(
    eq(sql`lower(${users.email})`, sql`lower(${identifier})`),
    eq(sql`lower(${users.username})`, sql`lower(${identifier})`),
  );
