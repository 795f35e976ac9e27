import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { addGuest, renameGuest } from '@/lib/testing/guest-on-site';
import { newPerson, startApiSite, type ApiSite } from '@/lib/testing/api-site';

/** What readers and programs get from memory is what they would get made anew, whatever was changed. */
let site: ApiSite;
let sql: postgres.Sql;
let owner: string;
let member: string;
let username: string;
let guest: number;
const posts: { id: number; slug: string }[] = [];

beforeAll(async () => {
  site = await startApiSite();
  sql = postgres(site.databaseUrl, { max: 1 });
  owner = await site.logIn(site.owner);
  const person = newPerson();
  username = person.username;
  await site.call('POST', '/users', { body: person });
  member = await site.logIn(person);
  for (const title of ['First', 'Second', 'Third', 'Fourth']) posts.push(await publish(title));
  await comment(posts[1]!.id, 'What is there already');
  guest = await addGuest(sql, posts);
}, 300_000);
afterAll(async () => {
  await sql?.end();
  await site?.stop();
});

async function change(method: string, address: string, body?: unknown, token = owner, version?: number) {
  const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
  const answer = await site.call(method, address, { token, body, headers });
  expect(answer.status, `${method} ${address}: ${answer.text}`).toBeLessThan(300);
  return answer.json as { id: number; slug: string; version: number };
}

async function publish(title: string, more: object = {}) {
  const post = await change('POST', '/posts', {
    title,
    markdown: `About ${title}.`,
    tags: ['Common'],
    ...more,
  });
  await change('PUT', `/posts/${post.id}/publication`, {}, owner, post.version);
  return post;
}

const comment = (postId: number, body: string, token = member) =>
  change('POST', `/posts/${postId}/comments`, { body }, token);

const HIT = 'colophon; hit';
const MISS = 'colophon; fwd=miss';

/** Milliseconds. Of a change on the way: the notice of the last one may arrive after its answer. */
const NOTICE = 150;
const settled = () => new Promise((resolve) => setTimeout(resolve, NOTICE));

async function versionOf(id: number): Promise<number> {
  return ((await site.call('GET', `/posts/${id}`, { token: owner })).json as { version: number }).version;
}

async function edit({ id }: { id: number }, body: object): Promise<void> {
  await change('PATCH', `/posts/${id}`, body, owner, await versionOf(id));
}

function addresses(): string[] {
  const own = posts.flatMap(({ id, slug }) => [
    `/posts/${slug}`,
    `/${slug}`,
    `/posts/${slug}/comments/feed.xml`,
    `/api/v1/posts/${id}`,
    `/api/v1/posts/${id}/comments`,
  ]);
  const people = [username, site.owner.username].flatMap((name) => [
    `/users/${name}`,
    `/api/v1/users/${name}`,
  ]);
  const lists = [
    '/',
    '/page/2',
    '/archive',
    '/tags',
    '/tags/common',
    '/tags/common/feed.xml',
    '/sitemap.xml',
    '/series',
    '/series/letters',
  ];
  const feeds = ['/feed.xml', '/atom.xml', '/feed.json', '/comments/feed.xml'];
  return [...own, ...people, ...lists, ...feeds, '/api/v1/posts', '/api/v1/tags', '/api/v1/site'];
}

/** Which posts are related may be an hour old; what is said of them is not, by the test below. */
const WHICH_RELATED = /<section class="read-next".*?<\/section>|\/_hydrate\/[\w-]{22}/gs;

/** React writes these before the title or after it, as queries happen to end. */
const fonts = /<link rel="preload" as="font"[^>]*>/g;
const inOrder = (text: string) => text.replace(fonts, '') + (text.match(fonts) ?? []).join('');

/** Text of each address. What says that there is nothing, or leads on, gives each answer a name of its own. */
async function readAll(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const address of addresses()) {
    const answer = await fetch(site.origin + address, { redirect: 'manual' });
    const status = `${answer.status} ${answer.headers.get('location') ?? ''}`;
    texts.set(address, answer.ok ? inOrder((await answer.text()).replace(WHICH_RELATED, '')) : status);
  }
  return texts;
}

const changes: [string, () => Promise<unknown>][] = [
  ['a comment', () => comment(posts[1]!.id, 'Another one')],
  ['a comment of the owner', () => comment(posts[2]!.id, 'From me', owner)],
  [
    'a comment that is edited',
    async () => {
      const { id } = await comment(posts[2]!.id, 'Before');
      await readAll();
      await change('PATCH', `/comments/${id}`, { body: 'Afterwards' }, member);
    },
  ],
  [
    'a comment that is hidden',
    async () => {
      const { id } = await comment(posts[2]!.id, 'To be hidden');
      await readAll();
      await change('PUT', `/comments/${id}/hidden`);
    },
  ],
  [
    'a comment that is deleted',
    async () => {
      const { id } = await comment(posts[3]!.id, 'To be deleted');
      await readAll();
      await change('DELETE', `/comments/${id}`, undefined, member);
    },
  ],
  ['another name of a member', () => change('PATCH', '/me', { name: 'Somebody Else' }, member)],
  ['another name of the owner', () => change('PATCH', '/me', { name: 'The Other Owner' })],
  ['another title', () => edit(posts[1]!, { title: 'Second, renamed' })],
  ['comments that are closed', () => edit(posts[1]!, { commentsOpen: false })],
  [
    'a post between two others',
    async () => {
      const [{ date }] = await sql<[{ date: Date }]>`
      select published_at + interval '1 millisecond' as date from posts where id = ${posts[1]!.id}`;
      const post = await change('POST', '/posts', { title: 'Between', markdown: 'New.', tags: ['Common'] });
      const publication = { publishAt: date.toISOString() };
      await change('PUT', `/posts/${post.id}/publication`, publication, owner, post.version);
      posts.push(post);
    },
  ],
  [
    'a post that is unpublished',
    async () => {
      const { id } = posts[2]!;
      await change('DELETE', `/posts/${id}/publication`, undefined, owner, await versionOf(id));
    },
  ],
  [
    'a post that is published again',
    async () => {
      const { id } = posts[2]!;
      await change('PUT', `/posts/${id}/publication`, {}, owner, await versionOf(id));
    },
  ],
  [
    'a discussion that is closed by its age',
    async () => {
      const { id } = posts[2]!;
      await sql`update posts set published_at = published_at - interval '40 days' where id = ${id}`;
      await sql.notify(CONTENT_CHANNEL, '');
      await settled();
      await readAll();
      await sql`update site set close_comments_after_days = 30`;
      // Nothing that anybody sees; it wakes the schedule.
      await sql.notify(CONTENT_CHANNEL, '[]');
      const isClosed = () => sql`select from posts where id = ${id} and not comments_open`;
      await expect.poll(async () => (await isClosed()).length, { timeout: 10_000 }).toBe(1);
    },
  ],
  [
    'a post that is deleted',
    async () => {
      const { id } = posts[0]!;
      await change('DELETE', `/posts/${id}`, undefined, owner, await versionOf(id));
    },
  ],
  ['words that are corrected', () => edit(posts[3]!, { markdown: 'About what is rare.' })],
  ['other tags, which relate a post to others', () => edit(posts[3]!, { tags: ['Rare'] })],
  [
    'posts that begin a series',
    async () => {
      for (const post of [posts[1]!, posts[3]!]) await edit(post, { series: 'Letters' });
    },
  ],
  ['another title of a part', () => edit(posts[3]!, { title: 'Fourth, renamed' })],
  ['a part that comes first', () => edit(posts[1]!, { seriesPosition: 9 })],
  ['a part that leaves its series', () => edit(posts[1]!, { series: null })],
  [
    'a page that is published',
    async () => void posts.push(await publish('Imprint', { kind: 'page', commentsOpen: true })),
  ],
  ['a comment on a page', () => comment(posts.at(-1)!.id, 'On a page')],
  ['another title of a page', () => edit(posts.at(-1)!, { title: 'Legal matters' })],
  ['a page that becomes a post', () => edit(posts.at(-1)!, { kind: 'post' })],
  ['a post that becomes a page', () => edit(posts[1]!, { kind: 'page' })],
  [
    'another text on a home page of notes',
    async () => {
      await sql`update site set home_layout = 'notes'`;
      await sql.notify(CONTENT_CHANNEL, '');
      await settled();
      await readAll();
      await edit(posts.at(-1)!, { markdown: 'Said otherwise.' });
    },
  ],
  ['another name of a guest', () => renameGuest(sql, guest)],
  ['another name of a tag', () => change('PATCH', '/tags/common', { name: 'Shared' })],
  ['another name of the site', () => change('PATCH', '/site', { title: 'Another site' })],
];

test.each(changes)(
  'after %s, every page from memory is as it would be made anew',
  async (_what, run) => {
    await readAll();
    await settled();
    await readAll();
    await run();
    await settled();
    const kept = await readAll();
    await sql.notify(CONTENT_CHANNEL, '');
    await settled();
    const anew = await readAll();
    for (const [address, text] of anew) expect(kept.get(address), address).toBe(text);
  },
  60_000,
);

const statusOf = async ({ slug }: { slug: string }) =>
  (await fetch(`${site.origin}/posts/${slug}`)).headers.get('cache-status');

test('a comment and other words leave the pages as they are that show none of them', async () => {
  const made = [];
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) made.push(await publish(`Line ${number}`, { tags: [] }));
  const [busy, beside, far] = [made[1]!, made[2]!, made[7]!];
  const readAgain = async () => {
    await settled();
    for (const post of [busy, beside, far]) await statusOf(post);
  };
  await readAgain();
  await comment(busy.id, 'Only here');
  await settled();
  expect(await Promise.all([busy, beside, far].map(statusOf))).toEqual([MISS, HIT, HIT]);
  await readAgain();
  await edit(busy, { markdown: 'In other words.' });
  await settled();
  expect(await Promise.all([busy, beside, far].map(statusOf))).toEqual([MISS, MISS, HIT]);
});

test('what is said of a related post is what it says itself', async () => {
  const [one, other] = [await publish('Kin', { tags: ['Kin'] }), await publish('Kith', { tags: ['Kin'] })];
  for (const number of [1, 2]) await publish(`After ${number}`);
  const page = async () => (await fetch(`${site.origin}/posts/${one.slug}`)).text();
  await publish('Kindred', { tags: ['Kin'] });
  expect(await page()).toContain('Kindred');
  expect(await page()).toContain('Kith');
  await edit(other, { title: 'Kith and more' });
  await settled();
  expect(await page()).toContain('Kith and more');
});
