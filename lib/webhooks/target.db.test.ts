import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { webhooks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { makeOwner } from '@/lib/testing/factories';
import { createWebhook } from '@/lib/webhooks/mutations/webhooks';
import { sendRequest } from '@/lib/webhooks/send-request';
import { allowPrivate, receiver } from '@/lib/testing/webhook-receiver';

let owner: Actor;

beforeAll(async () => {
  owner = await makeOwner();
});
beforeEach(async () => {
  await db.delete(webhooks).where(sql`true`);
  allowPrivate(true);
});

test.each([
  ['https://127.0.0.1/hook', 'private network'],
  ['https://[::1]/', 'private network'],
  ['https://[::ffff:10.0.0.1]/', 'private network'],
  ['https://169.254.169.254/latest', 'private network'],
  ['https://192.168.1.1/', 'private network'],
  ['https://100.64.0.1/', 'private network'],
  ['https://[fd00::1]/', 'private network'],
  ['https://0.0.0.0/', 'private network'],
  ['https://2130706433/', 'private network'],
  ['https://localhost/', 'private network'],
  ['https://printer.local/', 'private network'],
  ['https://intranet/', 'private network'],
  ['https://example.org:8080/', 'usual port'],
  ['http://example.org/', 'https://'],
  ['https://user:secret@example.org/', 'password'],
  ['https://example.org/#part', '#'],
  ['ftp://example.org/', 'https://'],
  ['no address', 'such as'],
])('nothing is sent to %s: %s', async (url) => {
  allowPrivate(false);
  expect(await createWebhook(owner, { url, events: [] })).toEqual({ ok: false, code: 'bad-target' });
});

test('a name that leads into the own network is told when it is looked up, and nothing is connected', async () => {
  const { received, url } = await receiver();
  const byName = url.replace('127.0.0.1', 'localhost');
  expect(await sendRequest(byName, {}, '{}')).toMatchObject({ status: 204 });
  allowPrivate(false);
  for (const address of [byName, url, byName.replace('http:', 'https:')]) {
    expect(await sendRequest(address, {}, '{}'), address).toEqual({
      status: null,
      error: 'The name leads to an address of a private network.',
      answer: '',
    });
  }
  expect(received).toHaveLength(1);
});

test('who answers nothing is left after a while, and of a long answer only the start is read', async () => {
  const silent = await receiver(() => 'never');
  expect(await sendRequest(silent.url, {}, '{}', 300)).toEqual({
    status: null,
    error: 'No answer came in time.',
    answer: '',
  });
  const long = await sendRequest((await receiver(() => 200)).url, {}, '{}');
  expect(long.answer).toHaveLength(64 * 1024);
});
