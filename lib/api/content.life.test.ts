import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, startApiSite, type ApiAnswer, type ApiSite } from '@/lib/testing/api-site';
import { expectProblem } from '@/lib/testing/expect-problem';

/** Posts, comments and pictures, as programs use them on the production build. */
let site: ApiSite;
let ownerToken: string;

beforeAll(async () => {
  site = await startApiSite();
  ownerToken = await site.logIn(site.owner);
}, 300_000);
afterAll(() => site?.stop());

test('a page is written by program, and is among posts only where pages are asked for', async () => {
  const token = ownerToken;
  const body = { title: 'About a program', markdown: 'It **runs**.', kind: 'page' };
  const created = await site.call('POST', '/posts', { token, body });
  const page = created.json as { id: number; url: string };
  expect(created.json).toMatchObject({
    kind: 'page',
    commentsOpen: false,
    url: `${site.origin}/about-a-program`,
  });
  await site.call('PUT', `/posts/${page.id}/publication`, { token });
  expect(await (await fetch(page.url)).text()).toContain('<strong>runs</strong>');
  const slugsOf = async (query: string) =>
    ((await site.call('GET', `/posts${query}`)).json as { items: { slug: string }[] }).items.map(
      ({ slug }) => slug,
    );
  expect(await slugsOf('')).not.toContain('about-a-program');
  expect(await slugsOf('?kind=page')).toEqual(['about-a-program']);
  expect(await slugsOf('?kind=all')).toContain('about-a-program');
  const reserved = await site.call('POST', '/posts', { token, body: { ...body, slug: 'admin' } });
  expectProblem(reserved, 400, 'validation');
  expect(reserved.json).toMatchObject({ errors: [{ pointer: '/slug' }] });
});

test('a post is written, changed, scheduled, published, taken back and deleted, and nothing stale is saved', async () => {
  const token = ownerToken;
  const created = await site.call('POST', '/posts', {
    token,
    body: { title: 'By a program', markdown: 'Hello **world**.', tags: ['Robots'], cover: null },
  });
  expect(created.status).toBe(201);
  const draft = created.json as { id: number; slug: string; version: number };
  expect(created.headers.get('etag')).toBe('"1"');
  expect(created.headers.get('location')).toBe(`${site.origin}/api/v1/posts/${draft.id}`);
  expect(draft).toMatchObject({ status: 'draft', markdown: 'Hello **world**.', tags: [{ name: 'Robots' }] });
  const address = `/posts/${draft.id}`;
  for (const key of [address, `/posts/${draft.slug}`])
    expectProblem(await site.call('GET', key), 404, 'not-found');

  expectProblem(await site.call('PATCH', address, { token, body: {} }), 428, 'version-required');
  const change = { token, body: { title: 'Changed' }, headers: { 'if-match': '"1"' } };
  const changed = await site.call('PATCH', address, change);
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
  expect(changed.json).toMatchObject({ title: 'Changed', markdown: 'Hello **world**.', slug: draft.slug });
  expectProblem(await site.call('PATCH', address, change), 412, 'stale');
  expectProblem(await site.call('DELETE', address, { token, headers: { 'if-match': '"1"' } }), 412, 'stale');

  const publishAt = new Date(Date.now() + 3_600_000).toISOString();
  const scheduled = await site.call('PUT', `${address}/publication`, { token, body: { publishAt } });
  expect(scheduled.json).toMatchObject({ status: 'scheduled', publishedAt: publishAt });
  expectProblem(await site.call('GET', address), 404, 'not-found');
  const now = { publishAt: new Date(Date.now() - 1000).toISOString() };
  expect((await site.call('PUT', `${address}/publication`, { token, body: now })).json).toMatchObject({
    status: 'published',
  });

  const read = await site.call('GET', `/posts/${draft.slug}`);
  expect(read.json).toMatchObject({
    id: draft.id,
    title: 'Changed',
    html: '<p>Hello <strong>world</strong>.</p>',
  });
  expect(read.json).not.toHaveProperty('markdown');
  expect(read.headers.get('etag')).toBe('"2"');
  await site.call('GET', address);
  const again = await site.call('GET', address, { headers: { 'if-none-match': '"2"' } });
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await site.call('GET', '/tags')).text).toContain('Robots');
  expect((await site.call('GET', '/posts?tag=robots')).json).toMatchObject({ items: [{ id: draft.id }] });
  const page = await fetch(`${site.origin}/posts/${draft.slug}`);
  expect(await page.text()).toContain('Hello <strong>world</strong>.');

  const back = await site.call('DELETE', `${address}/publication`, { token });
  expect(back.json).toMatchObject({ status: 'draft', version: 2 });
  expectProblem(await site.call('GET', address), 404, 'not-found');
  expect((await site.call('DELETE', address, { token })).status).toBe(204);
  expectProblem(await site.call('GET', address, { token }), 404, 'not-found');

  expect((await site.call('GET', '/bin/posts', { token })).json).toMatchObject({
    items: [{ id: draft.id, wasPublic: false, daysLeft: 30 }],
    next: null,
  });
  const restored = await site.call('PUT', `/bin${address}/restored`, { token });
  expect(restored.json).toMatchObject({ id: draft.id, status: 'draft', version: 2 });
  expectProblem(await site.call('DELETE', `/bin${address}`, { token }), 404, 'not-found');
  await site.call('DELETE', address, { token });
  expect((await site.call('DELETE', `/bin${address}`, { token })).status).toBe(204);
  expectProblem(await site.call('PUT', `/bin${address}/restored`, { token }), 404, 'not-found');
});

test('people discuss by program, and the owner moderates', async () => {
  const post = await published('Discussed');
  const [ann, bob] = [newPerson(), newPerson()];
  for (const body of [ann, bob]) await site.call('POST', '/users', { body });
  const [annToken, bobToken] = [await site.logIn(ann), await site.logIn(bob)];
  const comments = `/posts/${post.id}/comments`;
  expectProblem(await site.call('POST', comments, { body: { body: 'Hi' } }), 401, 'token-required');
  const first = await site.call('POST', comments, { token: annToken, body: { body: 'A *question*' } });
  expect(first.status).toBe(201);
  const { id } = first.json as { id: number };
  expect(first.headers.get('location')).toBe(`${site.origin}/api/v1/comments/${id}`);
  const answer = await site.call('POST', comments, {
    token: bobToken,
    body: { body: 'An answer', parentId: id },
  });
  expect(answer.json).toMatchObject({ parentId: id, threadId: id });
  const listed = (await site.call('GET', comments)).json as { items: { id: number; html: string }[] };
  expect(listed.items.map(({ html }) => html)).toEqual(['<p>A <em>question</em></p>', '<p>An answer</p>']);

  const edit = { body: { body: 'A better question' } };
  expectProblem(await site.call('PATCH', `/comments/${id}`, { token: bobToken, ...edit }), 404, 'not-found');
  expectProblem(
    await site.call('PATCH', `/comments/${id}`, { token: ownerToken, ...edit }),
    404,
    'not-found',
  );
  expect((await site.call('PATCH', `/comments/${id}`, { token: annToken, ...edit })).json).toMatchObject({
    body: 'A better question',
  });
  expectProblem(await site.call('PUT', `/comments/${id}/hidden`, { token: bobToken }), 403, 'forbidden');
  expect((await site.call('PUT', `/comments/${id}/hidden`, { token: ownerToken })).status).toBe(204);
  expectProblem(await site.call('GET', `/comments/${id}`), 404, 'not-found');
  expect((await site.call('GET', comments)).text).not.toContain('better question');
  const moderated = await site.call('GET', '/comments?status=hidden', { token: ownerToken });
  expect(moderated.json).toMatchObject({ items: [{ id, status: 'hidden' }] });
  expect((await site.call('DELETE', `/comments/${id}/hidden`, { token: ownerToken })).status).toBe(204);
  expect((await site.call('GET', `/comments/${id}`)).json).toMatchObject({
    html: '<p>A better question</p>',
  });
  expect((await site.call('DELETE', `/comments/${id}`, { token: annToken })).status).toBe(204);
  expectProblem(
    await site.call('PUT', `/bin/comments/${id}/restored`, { token: ownerToken }),
    404,
    'not-found',
  );
  expect((await site.call('GET', '/bin/comments', { token: ownerToken })).json).toMatchObject({ items: [] });
  expect((await site.call('PUT', `/bin/comments/${id}/restored`, { token: annToken })).status).toBe(204);
  expect((await site.call('DELETE', `/comments/${id}`, { token: annToken })).status).toBe(204);
  expect((await site.call('GET', comments)).json).toMatchObject({
    items: [{ id, status: 'deleted', html: null, author: null }, { status: 'visible' }],
  });

  const closed = { token: ownerToken, body: { commentsOpen: false }, headers: { 'if-match': '*' } };
  expect((await site.call('PATCH', `/posts/${post.id}`, closed)).status).toBe(200);
  const late = await site.call('POST', comments, { token: annToken, body: { body: 'Too late' } });
  expectProblem(late, 403, 'comments-closed');
});

test('lists come in pages that a header leads along', async () => {
  for (let number = 0; number < 5; number++) await published(`One of five ${number}`, { tags: ['Paged'] });
  const seen: string[] = [];
  let address: string | null = '/posts?tag=paged&limit=2';
  while (address) {
    const page: ApiAnswer = await site.call('GET', address);
    const { items, next } = page.json as { items: { title: string }[]; next: string | null };
    seen.push(...items.map(({ title }) => title));
    const link = page.headers.get('link');
    expect(link === null).toBe(next === null);
    address = link && /^<[^>]*\/api\/v1(\/posts\?[^>]*)>; rel="next"$/.exec(link)![1]!;
    if (address) expect(new URL(address, site.origin).searchParams.get('cursor')).toBe(next);
  }
  expect(seen.sort()).toEqual([0, 1, 2, 3, 4].map((number) => `One of five ${number}`));
  for (const cursor of ['x', 'WzFd.AAAA', ''])
    expectProblem(await site.call('GET', `/posts?cursor=${cursor}`), 400, 'validation');
});

test('a search finds words of whole texts, best first and page by page, and nobody’s drafts', async () => {
  for (const title of ['One', 'Zymurgy', 'Three'])
    await published(title, { markdown: 'On zymurgy, and more.' });
  const draft = { title: 'A draft', markdown: 'On zymurgy.' };
  expect((await site.call('POST', '/posts', { token: ownerToken, body: draft })).status).toBe(201);
  type Page = { items: { title: string }[]; next: string | null };
  const first = (await site.call('GET', '/posts?q=zymurgy&limit=2')).json as Page;
  expect(first.items.map(({ title }) => title)[0]).toBe('Zymurgy');
  const rest = (await site.call('GET', `/posts?q=zymurgy&limit=2&cursor=${first.next}`)).json as Page;
  const all = [...first.items, ...rest.items].map(({ title }) => title);
  expect([all.sort(), rest.next]).toEqual([['One', 'Three', 'Zymurgy'], null]);
  const own = await site.call('GET', '/posts?q=zymurgy%20draft&status=all', { token: ownerToken });
  expect((own.json as Page).items.map(({ title }) => title)).toEqual(['A draft']);
  // A program means what it says.
  expect(((await site.call('GET', '/posts?q=zymurrgy')).json as Page).items).toEqual([]);
});

test('a request with a key has its effect once, also when it comes twice at once', async () => {
  const body = { title: 'Only once', markdown: '' };
  const call = { token: ownerToken, body, headers: { 'idempotency-key': 'a-key-of-this-test' } };
  const answers = await Promise.all([1, 2, 3].map(() => site.call('POST', '/posts', call)));
  expect(answers.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThan(0);
  const again = await site.call('POST', '/posts', call);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  const found = await site.call('GET', '/posts?status=all&q=Only%20once', { token: ownerToken });
  expect((found.json as { items: object[] }).items).toHaveLength(1);
  const other = { ...call, body: { ...body, title: 'Another' } };
  expectProblem(await site.call('POST', '/posts', other), 422, 'key-reused');
});

test('a picture is uploaded as it is, and what is none is refused', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const stored = await site.call('POST', '/media', { token: ownerToken, body: png });
  expect(stored.status).toBe(201);
  const media = stored.json as { url: string };
  expect(media).toMatchObject({ id: expect.any(Number) as number, width: 1, height: 1 });
  expect((await fetch(site.origin + media.url)).headers.get('content-type')).toBe('image/webp');
  expect((await site.call('POST', '/media', { token: ownerToken, body: png })).json).toEqual(stored.json);
  for (const body of ['no picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', ''])
    expectProblem(
      await site.call('POST', '/media', { token: ownerToken, body }),
      415,
      'unsupported-media-type',
    );
  const huge = Buffer.alloc(20_000_001);
  expectProblem(await site.call('POST', '/media', { token: ownerToken, body: huge }), 413, 'too-large');
});

async function published(title: string, more = {}): Promise<{ id: number; slug: string }> {
  const body = { title, markdown: `Text of ${title}.`, ...more };
  const post = (await site.call('POST', '/posts', { token: ownerToken, body })).json as {
    id: number;
    slug: string;
  };
  await site.call('PUT', `/posts/${post.id}/publication`, { token: ownerToken });
  return post;
}
