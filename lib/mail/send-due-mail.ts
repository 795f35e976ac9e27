import 'server-only';
import type { Transporter } from 'nodemailer';
import { settings } from '@/lib/env';
import { noteFailure, noteSent, takeDueMail, type DueMail } from '@/lib/mail/mutations/outbox';
import { LAST_ATTEMPT } from '@/lib/mail/last-attempt';
import { logger } from '@/lib/server/process/logger';
import { getSiteTitle } from '@/lib/site/queries/title';

/** One after the other; a failure postpones its mail. @returns how many the mail server accepted */
export async function sendDueMail(server: Transporter): Promise<number> {
  let sent = 0;
  for (let mail = await takeDueMail(); mail; mail = await takeDueMail()) {
    if (await send(server, mail)) sent += 1;
  }
  return sent;
}

async function send(server: Transporter, mail: DueMail): Promise<boolean> {
  try {
    await server.sendMail({
      from: { name: await getSiteTitle(), address: sender() },
      // As an object, so that a comma or a bracket in an address cannot add a recipient.
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  } catch (error) {
    const final = isRefused(error) || mail.attempts >= LAST_ATTEMPT;
    await noteFailure(mail.id, (error as Error).message, { final });
    // What the server said may name the recipient; it is kept in the row, for the owner only.
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    logger().warn({ mail: mail.id, attempts: mail.attempts, final, code, responseCode }, 'mail was not sent');
    return false;
  }
  await noteSent(mail.id);
  logger().info({ mail: mail.id, attempts: mail.attempts }, 'mail sent');
  return true;
}

function sender(): string {
  const { MAIL_FROM, SITE_URL } = settings();
  return MAIL_FROM ?? `no-reply@${new URL(SITE_URL).hostname}`;
}

/** The server knows the address and will never accept it; asking again would only look like spam. */
function isRefused(error: unknown): boolean {
  const { code, command, responseCode } = error as {
    code?: unknown;
    command?: unknown;
    responseCode?: unknown;
  };
  return (
    code === 'EENVELOPE' && command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 550
  );
}
