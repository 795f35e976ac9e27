import 'server-only';
import { eq, isNotNull } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import type { Addressee, Letter } from '@/lib/accounts/letters/letters';
import { settings } from '@/lib/env';
import { queueMail } from '@/lib/mail/mutations/queue-mail';
import { getSiteTitle } from '@/lib/site/queries/title';

type Options = {
  to?: string;
  /** Asks whether the address is the person's; nothing else goes to one that was never confirmed. */
  isConfirmation?: boolean;
};

export async function mailToUser(
  userId: number,
  letter: (addressee: Addressee) => Letter,
  executor: Executor,
  { to, isConfirmation = false }: Options = {},
): Promise<void> {
  const [user] = await executor
    .select({ email: users.email, username: users.username, isConfirmed: isNotNull(users.emailVerifiedAt) })
    .from(users)
    .where(eq(users.id, userId));
  if (!user || !(isConfirmation || user.isConfirmed)) return;
  const addressee = {
    site: await getSiteTitle(executor),
    siteUrl: settings().SITE_URL,
    username: user.username,
  };
  await queueMail({ to: to ?? user.email, ...letter(addressee) }, executor);
}
