import 'server-only';
import { sql } from 'drizzle-orm';
import { outbox } from '@/drizzle/schema';
import { MAIL_RECIPIENT } from '@/lib/limits/attempt-limits';
import { tryPoint } from '@/lib/limits/mutations/throttle';
import { db, type Executor } from '@/lib/db';
import { settings } from '@/lib/env';
import { mailHtml } from '@/lib/mail/mail-html';
import { logger } from '@/lib/server/process/logger';
import { getSiteTitle } from '@/lib/site/queries/title';

export const OUTBOX_CHANNEL = 'outbox';

export type Mail = {
  to: string;
  subject: string;
  /** Plain text; paragraphs are separated by an empty line. The HTML is made from it. */
  text: string;
};

/** Joins the caller's transaction. What is too much for one address is left out and logged; the change goes on. */
export async function queueMail({ to, subject, text }: Mail, executor: Executor = db): Promise<void> {
  if (!(await tryPoint(MAIL_RECIPIENT, to, executor))) {
    logger().warn({ subject }, 'a mail was left out: its address gets too many');
    return;
  }
  const line = subject.replace(/\s+/g, ' ').trim();
  const html = mailHtml({
    siteTitle: await getSiteTitle(executor),
    siteUrl: settings().SITE_URL,
    subject: line,
    text,
  });
  await executor.insert(outbox).values({ recipient: to, subject: line, text, html });
  await executor.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
}
