import 'server-only';
import { directDatabaseUrl, settings } from '@/lib/env';
import { isDatabaseUnavailable } from '@/lib/errors';
import { OUTBOX_CHANNEL } from '@/lib/mail/mutations/queue-mail';
import { sendDueMail } from '@/lib/mail/send-due-mail';
import { mailServer } from '@/lib/mail/transport';
import { logger } from '@/lib/server/process/logger';
import { watchDatabase } from '@/lib/server/database/watch';

/** Milliseconds between two looks into the outbox when nothing announces mail. */
const INTERVAL = 30_000;

export async function startMailSender(): Promise<void> {
  const { SMTP_URL } = settings();
  if (!SMTP_URL) return;
  const server = mailServer(SMTP_URL);
  let running = false;
  let again = false;

  async function run(): Promise<void> {
    // What arrives during a run is seen by one more.
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await sendDueMail(server).catch(tell);
    }
    running = false;
  }

  function tell(error: unknown): void {
    if (!isDatabaseUnavailable(error)) logger().error({ err: error }, 'the outbox could not be read');
  }

  setInterval(() => void run(), INTERVAL).unref();
  await watchDatabase(directDatabaseUrl(settings())!, OUTBOX_CHANNEL, () => void run());
}
