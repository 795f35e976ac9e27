import { eq } from 'drizzle-orm';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test, vi } from 'vitest';
import { outbox } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { queueMail } from '@/lib/mail/mutations/queue-mail';
import { startMailSender } from '@/lib/mail/start-mail-sender';

const sentAt = async (recipient: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, recipient)))[0]!.sentAt;

test('without a mail server mail waits; with one it leaves as soon as it is queued', async () => {
  await startMailSender();
  await queueMail({ to: 'first@example.org', subject: 'First', text: 'x' });
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      mails.push(...session.envelope.rcptTo.map(({ address }) => address));
      stream.resume().on('end', done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  expect(await sentAt('first@example.org')).toBeNull();

  Object.assign(settings(), {
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
  });
  await startMailSender();
  await vi.waitFor(async () => expect(await sentAt('first@example.org')).not.toBeNull());
  await queueMail({ to: 'second@example.org', subject: 'Second', text: 'x' });
  await vi.waitFor(async () => expect(await sentAt('second@example.org')).not.toBeNull());
  expect(mails).toEqual(expect.arrayContaining(['first@example.org', 'second@example.org']));
  await new Promise<void>((resolve) => server.close(resolve));
});
