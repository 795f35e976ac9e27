import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outbox } from '@/drizzle/schema';
import { MAIL_RECIPIENT } from '@/lib/limits/attempt-limits';
import { db } from '@/lib/db';
import { queueMail } from '@/lib/mail/mutations/queue-mail';

const newAddress = () => `${randomUUID()}@example.org`;
const waiting = (recipient: string) => db.select().from(outbox).where(eq(outbox.recipient, recipient));

test('mail waits in the outbox as plain text and as HTML', async () => {
  const to = newAddress();
  await queueMail({ to, subject: 'Hello', text: 'Dear <you>,\n\nhttp://localhost:3000/links/x' });
  const [mail] = await waiting(to);
  expect(mail).toMatchObject({ subject: 'Hello', attempts: 0, sentAt: null });
  expect(mail!.text).toContain('<you>');
  expect(mail!.html).toContain('&lt;you&gt;');
});

test('a line break in a subject does not start a header of its own', async () => {
  const to = newAddress();
  await queueMail({ to, subject: 'Hello\r\nBcc: everyone@example.org', text: 'x' });
  expect((await waiting(to))[0]!.subject).toBe('Hello Bcc: everyone@example.org');
});

test('mail of a transaction that fails is not sent', async () => {
  const to = newAddress();
  const failing = db.transaction(async (tx) => {
    await queueMail({ to, subject: 'Never', text: 'x' }, tx);
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await waiting(to)).toEqual([]);
});

test('one address gets a bounded number of mails, whatever they are about, and the change they tell of goes on', async () => {
  const to = newAddress();
  const queue = (index: number) =>
    db.transaction((tx) =>
      queueMail({ to: index % 2 ? to : to.toUpperCase(), subject: 'Hello', text: 'x' }, tx),
    );
  await Promise.all(Array.from({ length: MAIL_RECIPIENT.points + 10 }, (_, index) => queue(index)));
  const mails = await db
    .select()
    .from(outbox)
    .where(eq(sql`lower(${outbox.recipient})`, to));
  expect(mails).toHaveLength(MAIL_RECIPIENT.points);
});
