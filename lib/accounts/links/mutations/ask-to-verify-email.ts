import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { db, type Executor } from '@/lib/db';
import { verifyEmailLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

export async function askToVerifyEmail(userId: number, executor: Executor = db): Promise<void> {
  const [user] = await executor
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)));
  if (!user) return;
  const link = await makeOneTimeLink(userId, 'verify-email', user.email, executor);
  await mailToUser(userId, (addressee) => verifyEmailLetter(addressee, link), executor, {
    isConfirmation: true,
  });
}
