import 'server-only';
import { settings } from '@/lib/env';
import { OUTBOX_CHANNEL } from '@/lib/mail/mutations/queue-mail';
import { sendDueMail } from '@/lib/mail/send-due-mail';
import { mailServer } from '@/lib/mail/transport';
import { watchQueue } from '@/lib/watch-queue';

export async function startMailSender(): Promise<void> {
  const { SMTP_URL } = settings();
  if (!SMTP_URL) return;
  const server = mailServer(SMTP_URL);
  await watchQueue({
    channel: OUTBOX_CHANNEL,
    work: async () => void (await sendDueMail(server)),
    failure: 'the outbox could not be read',
  });
}
