import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eq, sql } from 'drizzle-orm';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outbox } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { LAST_ATTEMPT } from '@/lib/mail/last-attempt';
import { listWaitingMail } from '@/lib/mail/queries/waiting-mail';
import { queueMail } from '@/lib/mail/mutations/queue-mail';
import { sendDueMail } from '@/lib/mail/send-due-mail';
import { mailServer } from '@/lib/mail/transport';

type Received = { from: string; to: string[]; source: string };

// A machine that stands still for some seconds is no mail server that does.
const patience = 'connectionTimeout=60000&greetingTimeout=60000&socketTimeout=60000';

const closers: (() => Promise<void>)[] = [];
beforeEach(() => db.delete(outbox));
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A mail server on loopback that keeps what it gets, unless `options` make it refuse. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // It would ask the machine's name server about each connection.
    disableReverseLookup: true,
    onData(stream, session, done) {
      void text(stream).then((source) => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((recipient) => recipient.address),
          source,
        });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { received, server: mailServer(`smtp://127.0.0.1:${port}?${patience}`) };
}

const newAddress = () => `${randomUUID()}@example.org`;
const row = async (recipient: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, recipient)))[0]!;
const becomeDue = () => db.update(outbox).set({ nextAttemptAt: sql`now() - interval '1 second'` });

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

test('mail reaches the server as plain text and HTML, from the site', async () => {
  const { received, server } = await startServer();
  const to = newAddress();
  await queueMail({ to, subject: 'Grüße', text: 'Hello\n\nhttp://localhost:3000/links/secret' });
  expect(await sendDueMail(server)).toBe(1);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: 'no-reply@localhost', to: [to] });
  expect(received[0]!.source).toMatch(/^From: "?Colophon"? <no-reply@localhost>/m);
  expect(received[0]!.source).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(received[0]!.source).toContain('Auto-Submitted: auto-generated');
  expect((await row(to)).sentAt).toBeInstanceOf(Date);
});

test('once it is sent, its words and the link in them are erased', async () => {
  const { server } = await startServer();
  const to = newAddress();
  await queueMail({ to, subject: 'Link', text: 'http://localhost:3000/links/secret' });
  await sendDueMail(server);
  expect(JSON.stringify(await row(to))).not.toContain('secret');
});

test('mail is sent once, whoever else sends at the same time', async () => {
  const { received, server } = await startServer();
  const people = Array.from({ length: 8 }, newAddress);
  for (const to of people) await queueMail({ to, subject: 'Once', text: 'x' });
  await Promise.all(Array.from({ length: 4 }, () => sendDueMail(server)));
  expect(received.flatMap((mail) => mail.to).sort()).toEqual(people.sort());
});

test('a failure waits longer each time, and the mail goes once the server is well', async () => {
  let ill = true;
  const { received, server } = await startServer({
    onRcptTo: (_address, _session, done) => done(ill ? refusal(451, 'try later') : null),
  });
  const to = newAddress();
  await queueMail({ to, subject: 'Patience', text: 'x' });
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    expect(await sendDueMail(server)).toBe(0);
    const { nextAttemptAt, lastError } = await row(to);
    expect(lastError).toContain('try later');
    waits.push(Math.round((nextAttemptAt.getTime() - Date.now()) / 60_000));
    await becomeDue();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
  ill = false;
  expect(await sendDueMail(server)).toBe(1);
  expect(received).toHaveLength(1);
  expect(await sendDueMail(server)).toBe(0);
});

test('a server that does not answer is a failure like any other', async () => {
  const to = newAddress();
  await queueMail({ to, subject: 'Nobody', text: 'x' });
  expect(await sendDueMail(mailServer('smtp://127.0.0.1:1'))).toBe(0);
  expect(await row(to)).toMatchObject({ attempts: 1, sentAt: null });
});

test('an address that the server will never take does not hold up the others, and is not tried again', async () => {
  const gone = newAddress();
  const { received, server } = await startServer({
    onRcptTo: ({ address }, _session, done) => done(address === gone ? refusal(550, 'no such user') : null),
  });
  await queueMail({ to: gone, subject: 'Gone', text: 'x' });
  const to = newAddress();
  await queueMail({ to, subject: 'Here', text: 'x' });
  expect(await sendDueMail(server)).toBe(1);
  expect(received[0]!.to).toEqual([to]);
  await becomeDue();
  expect(await sendDueMail(server)).toBe(0);
  expect((await row(gone)).lastError).toContain('no such user');
  expect((await row(gone)).text).toBe('');
});

test('after two days of failures mail is given up, and the owner can see why', async () => {
  const { server } = await startServer({ onRcptTo: (_a, _s, done) => done(refusal(451, 'still ill')) });
  const to = newAddress();
  await queueMail({ to, subject: 'Enough', text: 'x' });
  for (let attempt = 0; attempt < LAST_ATTEMPT + 3; attempt += 1) {
    await sendDueMail(server);
    await becomeDue();
  }
  expect(await row(to)).toMatchObject({ attempts: LAST_ATTEMPT, sentAt: null, text: '' });
  expect((await listWaitingMail()).find((mail) => mail.recipient === to)?.lastError).toContain('still ill');
});

test('an address with a comma or a bracket stays one recipient', async () => {
  const { received, server } = await startServer();
  await queueMail({ to: 'a@example.org, b@example.org', subject: 'Two?', text: 'x' });
  await sendDueMail(server);
  expect(received.flatMap((mail) => mail.to)).not.toContain('b@example.org');
});
