import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { posts, webhookDeliveries, webhooks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { announceDuePosts } from '@/lib/posts/mutations/announce';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { replayDelivery, sweepDeliveries, takeDueDelivery } from '@/lib/webhooks/mutations/deliveries';
import {
  createWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  sendTestEvent,
  updateWebhook,
} from '@/lib/webhooks/mutations/webhooks';
import { getWebhook, listDeliveries, listWebhooks } from '@/lib/webhooks/queries/webhooks';
import { sendDueDeliveries } from '@/lib/webhooks/send-due-deliveries';
import { sendRequest } from '@/lib/webhooks/send-request';

type Received = { headers: IncomingHttpHeaders; body: string };

let owner: Actor;
const closing: (() => void)[] = [];

beforeAll(async () => {
  owner = await makeOwner();
});
beforeEach(async () => {
  await db.delete(webhooks).where(sql`true`);
  await db
    .update(posts)
    .set({ announcedAt: sql`now()` })
    .where(sql`true`);
  allowPrivate(true);
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function allowPrivate(isAllowed: boolean): void {
  settings().WEBHOOK_ALLOW_PRIVATE = isAllowed;
}

/** A real receiver on loopback. */
async function receiver(answer: (count: number) => number | 'never' = () => 204) {
  const received: Received[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = answer(received.length);
      if (status === 'never') return;
      response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, received };
}

async function hookTo(url: string, events: Parameters<typeof createWebhook>[1]['events'] = []) {
  const made = await createWebhook(owner, { url, events });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

const namesOf = async () =>
  (
    await db.select({ event: webhookDeliveries.event }).from(webhookDeliveries).orderBy(webhookDeliveries.id)
  ).map(({ event }) => event);

const makeDue = (id?: number) =>
  db
    .update(webhookDeliveries)
    .set({ nextAttemptAt: sql`now()` })
    .where(id === undefined ? sql`true` : eq(webhookDeliveries.id, id));

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: '',
  commentsOpen: true,
};

test('a message arrives, and an independent library finds it signed', async () => {
  const { url, received } = await receiver();
  const { secret } = await hookTo(url);
  const post = await makePost({ state: 'draft' });
  await publishPost(owner, post.id, post.version);
  await sendDueDeliveries();
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(verified).toEqual({
    type: 'post.published',
    timestamp: expect.stringMatching(/Z$/) as string,
    data: { id: post.id, url: `${settings().SITE_URL}/posts/${post.slug}` },
  });
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
  const [row] = await db.select().from(webhookDeliveries);
  expect(row).toMatchObject({ attempts: 1, lastStatus: 204, nextAttemptAt: null });
  expect(row!.lastAnswer).toBe('');
  expect(row!.deliveredAt).not.toBeNull();
  await sendDueDeliveries();
  expect(received).toHaveLength(1);
});

test('each change of what readers see is told, once, and no other', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const saved = await savePost(owner, null, input, 'save');
  if (!saved.ok) throw new Error(saved.code);
  const { id } = saved.value;
  await savePost(owner, { id, version: 1 }, input, 'save');
  expect(await namesOf()).toEqual([]);
  await savePost(owner, { id, version: 2 }, input, 'publish');
  expect(await namesOf()).toEqual(['post.published']);
  const { version } = (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
  await savePost(owner, { id, version }, input, 'save');
  await unpublishPost(owner, id, version + 1);
  await publishPost(owner, id, version + 2);
  const member = await makeUser();
  const place = { postId: id, parentId: null };
  const comment = await createComment(member, { ...place, body: 'One' });
  if (!comment.ok) throw new Error(comment.code);
  await updateComment(member, { id: comment.value.id, body: 'Two' });
  await hideComment(owner, comment.value.id);
  await restoreComment(owner, comment.value.id);
  await deleteComment(member, comment.value.id);
  await deletePost(owner, id);
  await deletePost(owner, (await makePost({ state: 'draft' })).id);
  await registerUser({ username: 'told_of', email: 'told@example.org', password: 'seven lanterns here' });
  expect(await namesOf()).toEqual([
    'post.published',
    'post.updated',
    'post.unpublished',
    'post.published',
    'comment.created',
    'comment.updated',
    'comment.hidden',
    'comment.approved',
    'comment.deleted',
    'post.deleted',
    'user.registered',
  ]);
});

test('a change that is rolled back is not told', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const post = await makePost({ state: 'draft' });
  await expect(
    db.transaction(async (tx) => {
      await publishPost(owner, post.id, post.version, tx);
      throw new Error('broken off');
    }),
  ).rejects.toThrow('broken off');
  expect(await publishPost(owner, post.id, post.version + 5)).toEqual({ ok: false, code: 'stale' });
  expect(await namesOf()).toEqual([]);
});

test('a scheduled post is told when its time comes, by one of those who see it', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const post = await makePost({ state: 'draft' });
  await publishPost(owner, post.id, post.version, undefined, new Date(Date.now() + 3_600_000));
  await announceDuePosts();
  expect(await namesOf()).toEqual([]);
  await db
    .update(posts)
    .set({ publishedAt: new Date(Date.now() - 1000) })
    .where(eq(posts.id, post.id));
  await Promise.all([announceDuePosts(), announceDuePosts(), announceDuePosts()]);
  expect(await namesOf()).toEqual(['post.published']);
});

test('each address gets what it chose, and one that is stopped gets nothing', async () => {
  const [all, some, stopped] = [
    await hookTo('http://127.0.0.1:1/all'),
    await hookTo('http://127.0.0.1:1/some', ['comment.created']),
    await hookTo('http://127.0.0.1:1/stopped'),
  ];
  await updateWebhook(owner, stopped.id, { isActive: false });
  const comment = await makeComment(await makePost());
  await hideComment(owner, comment.id);
  await createComment(await makeUser(), { postId: comment.postId, parentId: null, body: 'New' });
  const eventsOf = async (id: number) =>
    (await listDeliveries(owner, id, null)).deliveries.map(({ event }) => event);
  expect(await eventsOf(all.id)).toEqual(['comment.created', 'comment.hidden']);
  expect(await eventsOf(some.id)).toEqual(['comment.created']);
  expect(await eventsOf(stopped.id)).toEqual([]);
});

test('what fails is sent again later and later, with the same id, until it is given up', async () => {
  const { url, received } = await receiver(() => 500);
  const { id } = await hookTo(url);
  const delivery = await sendTestEvent(owner, id);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 10; attempt++) {
    await makeDue(delivery);
    await sendDueDeliveries((seconds) => waits.push(seconds));
  }
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  expect(received).toHaveLength(10);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const { deliveries } = await listDeliveries(owner, id, null);
  expect(deliveries).toMatchObject([{ state: 'failed', attempts: 10, lastStatus: 500 }]);
  expect(deliveries[0]!.lastAnswer).toHaveLength(2000);
  expect(await takeDueDelivery()).toBeNull();
  await replayDelivery(owner, id, delivery);
  await sendDueDeliveries();
  expect(received).toHaveLength(11);
});

test('410 stops the address; a redirect is not followed; who says nothing is left', async () => {
  const gone = await receiver(() => 410);
  const moved = await receiver(() => 307);
  const [first, second] = [await hookTo(gone.url), await hookTo(moved.url)];
  await sendTestEvent(owner, first.id);
  await sendTestEvent(owner, second.id);
  await sendDueDeliveries();
  expect(await getWebhook(owner, first.id)).toMatchObject({
    isActive: false,
    stoppedBecause: expect.stringContaining('410') as string,
  });
  expect((await listDeliveries(owner, first.id, null)).deliveries[0]).toMatchObject({ state: 'failed' });
  expect((await listDeliveries(owner, second.id, null)).deliveries[0]).toMatchObject({
    state: 'waiting',
    lastStatus: 307,
  });
  await updateWebhook(owner, first.id, { isActive: true });
  expect(await getWebhook(owner, first.id)).toMatchObject({ isActive: true, stoppedBecause: '' });
});

test('after a new secret both sign for a day, then the new one alone', async () => {
  const { url, received } = await receiver();
  const { id, secret } = await hookTo(url);
  const rotated = await rotateWebhookSecret(owner, id);
  const isSignedBy = (with_: string) => {
    const { headers, body } = received.at(-1)!;
    try {
      new Webhook(with_).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };
  await sendTestEvent(owner, id);
  await sendDueDeliveries();
  expect([isSignedBy(secret), isSignedBy(rotated)]).toEqual([true, true]);
  await db
    .update(webhooks)
    .set({ previousUntil: sql`now()` })
    .where(eq(webhooks.id, id));
  await sendTestEvent(owner, id);
  await sendDueDeliveries();
  expect([isSignedBy(secret), isSignedBy(rotated)]).toEqual([false, true]);
});

test('secrets lie sealed, and no list shows one', async () => {
  const { id, secret } = await hookTo('http://127.0.0.1:1/hook');
  const rotated = await rotateWebhookSecret(owner, id);
  const stored = JSON.stringify([await db.select().from(webhooks), await listWebhooks(owner)]);
  for (const text of [secret, rotated]) expect(stored).not.toContain(text.slice(6));
});

test('of senders that look at once each takes another message', async () => {
  const { url, received } = await receiver();
  const { id } = await hookTo(url);
  for (let number = 0; number < 12; number++) await sendTestEvent(owner, id);
  await Promise.all([1, 2, 3, 4].map(() => sendDueDeliveries()));
  expect(received).toHaveLength(12);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(12);
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

test('webhooks are the owner’s', async () => {
  const member = await makeUser();
  const { id } = await hookTo('http://127.0.0.1:1/hook');
  const delivery = await sendTestEvent(owner, id);
  for (const attempt of [
    () => createWebhook(member, { url: 'https://example.org/', events: [] }),
    () => updateWebhook(member, id, { isActive: false }),
    () => rotateWebhookSecret(member, id),
    () => sendTestEvent(member, id),
    () => replayDelivery(member, id, delivery),
    () => deleteWebhook(member, id),
    () => listWebhooks(member),
    () => listDeliveries(member, id, null),
  ])
    await expect(attempt()).rejects.toThrow(NotFoundError);
  await expect(replayDelivery(owner, id + 1, delivery)).rejects.toThrow(NotFoundError);
  await deleteWebhook(owner, id);
  expect(await db.$count(webhookDeliveries)).toBe(0);
});

test('the log is kept for 30 days', async () => {
  const { id } = await hookTo('http://127.0.0.1:1/hook');
  await sendTestEvent(owner, id);
  const old = await sendTestEvent(owner, id);
  await db
    .update(webhookDeliveries)
    .set({ createdAt: sql`now() - interval '31 days'` })
    .where(eq(webhookDeliveries.id, old));
  await sweepDeliveries();
  expect((await listDeliveries(owner, id, null)).deliveries).toHaveLength(1);
});
