import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { settings } from '@/lib/env';
import { queueMail } from '@/lib/mail/queue-mail';
import { getSiteTitle } from '@/lib/site/title';

type Place = { site: string; siteUrl: string; username: string };

/**
 * Mails a person, as part of the change that it tells of.
 * @param to another address than the one of the account
 */
export async function mailToUser(
  userId: number,
  letter: (place: Place) => { subject: string; text: string },
  executor: Executor,
  to?: string,
): Promise<void> {
  const [user] = await executor
    .select({ email: users.email, username: users.username })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) return;
  const place = {
    site: await getSiteTitle(executor),
    siteUrl: settings().SITE_URL,
    username: user.username,
  };
  await queueMail({ to: to ?? user.email, ...letter(place) }, executor);
}
