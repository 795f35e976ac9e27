import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { takeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';

export async function verifyEmail(token: string): Promise<Result<null, 'used-up'>> {
  return db.transaction(async (tx) => {
    const link = await takeOneTimeLink(token, 'verify-email', tx);
    if (!link) return fail('used-up');
    // The address may have been changed since the link was mailed.
    const verified = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`now()` })
      .where(and(eq(users.id, link.userId), eq(users.email, link.email)))
      .returning({ id: users.id });
    if (verified.length === 0) return fail('used-up');
    await recordEvent('email-verified', { actorId: link.userId, userId: link.userId }, tx);
    return ok(null);
  });
}
