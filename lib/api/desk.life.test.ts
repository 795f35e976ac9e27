import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApiSite, type ApiSite } from '@/lib/testing/api-site';
import { expectProblem } from '@/lib/testing/expect-problem';

/** The owner's desk by program, on the production build: drafts, revisions, pictures, tags and redirects. */
let site: ApiSite;
let token: string;

beforeAll(async () => {
  site = await startApiSite();
  token = await site.logIn(site.owner);
}, 300_000);
afterAll(() => site?.stop());

const matching = (version: number) => ({ 'if-match': `"${version}"` });

async function publish(title: string, more = {}): Promise<string> {
  const body = { title, markdown: `Text of ${title}.`, ...more };
  const { id } = (await site.call('POST', '/posts', { token, body })).json as { id: number };
  await site.call('PUT', `/posts/${id}/publication`, { token });
  return `/posts/${id}`;
}

test('a draft on top of a post is written, read by its version, and published or thrown away', async () => {
  const post = await publish('On top', { tags: ['Sea'] });
  const draft = `${post}/draft`;
  expectProblem(await site.call('GET', draft, { token }), 404, 'not-found');
  const put = await site.call('PUT', draft, { token, body: { markdown: 'Second thoughts.' } });
  expect(put.json).toMatchObject({
    title: 'On top',
    markdown: 'Second thoughts.',
    tags: ['Sea'],
    basedOn: 1,
  });
  const first = Number(put.headers.get('etag')!.slice(1, -1));
  expect((await site.call('GET', post)).text).toContain('Text of On top.');
  expectProblem(await site.call('PUT', draft, { token, body: { title: 'Blind' } }), 412, 'stale');
  const cover = { url: 'https://example.org/a.jpg', alt: 'A harbour', focus: { x: 20, y: 80 } };
  const change = { token, body: { title: 'Third', cover }, headers: matching(first) };
  const changed = await site.call('PUT', draft, change);
  expect(changed.json).toMatchObject({ title: 'Third', markdown: 'Second thoughts.', cover });
  expectProblem(await site.call('PUT', draft, change), 412, 'stale');
  const second = Number(changed.headers.get('etag')!.slice(1, -1));
  const out = await site.call('PUT', `${draft}/published`, { token, headers: matching(second) });
  expect(out.json).toMatchObject({ title: 'Third', version: 2, status: 'published', cover });
  expectProblem(await site.call('GET', draft, { token }), 404, 'not-found');

  await site.call('PUT', draft, { token, body: { title: 'Never' } });
  expect((await site.call('DELETE', draft, { token })).status).toBe(204);
  expectProblem(await site.call('DELETE', draft, { token }), 404, 'not-found');
  expect((await site.call('GET', post)).json).toMatchObject({ title: 'Third' });
  await site
    .call('PUT', draft, { token, body: { title: '' } })
    .then((answer) => expectProblem(answer, 400, 'validation'));
});

test('a post ends by itself at its date, which lies ahead', async () => {
  const post = await publish('For a while');
  const put = (body: object) => site.call('PUT', `${post}/publication`, { token, body });
  expectProblem(await put({ unpublishAt: new Date(Date.now() - 1000).toISOString() }), 400, 'validation');
  const unpublishAt = new Date(Date.now() + 1500).toISOString();
  expect((await put({ unpublishAt })).json).toMatchObject({ status: 'published', unpublishAt });
  expect((await site.call('GET', post)).json).not.toHaveProperty('unpublishAt');
  await expect.poll(async () => (await site.call('GET', post)).status, { timeout: 10_000 }).toBe(404);
  expect((await site.call('GET', post, { token })).json).toMatchObject({
    status: 'draft',
    unpublishAt: null,
  });
});

test('revisions are listed, named and restored', async () => {
  const post = await publish('Revised');
  await site.call('PATCH', post, { token, body: { markdown: 'Another text.' }, headers: matching(1) });
  const list = (await site.call('GET', `${post}/revisions`, { token })).json as { items: { id: number }[] };
  expect(list.items).toMatchObject([{ kind: 'published' }, { kind: 'published' }, { kind: 'saved' }]);
  const first = `${post}/revisions/${list.items.at(-1)!.id}`;
  const named = await site.call('PATCH', first, { token, body: { name: 'The first' } });
  expect(named.json).toMatchObject({ name: 'The first', markdown: 'Text of Revised.', title: 'Revised' });
  expectProblem(await site.call('PUT', `${first}/restored`, { token, headers: matching(1) }), 412, 'stale');
  expect((await site.call('PUT', `${first}/restored`, { token })).json).toMatchObject({
    markdown: 'Text of Revised.',
    version: 3,
  });
  const other = await publish('Another');
  expectProblem(await site.call('GET', first.replace(post, other), { token }), 404, 'not-found');
});

test('pictures are listed, described, replaced, and deleted where nothing shows them', async () => {
  const file = (shade: number) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: { r: shade, g: 9, b: 9 } } })
      .png()
      .toBuffer();
  const stored = await site.call('POST', '/media', { token, body: await file(1) });
  const { id, url } = stored.json as { id: number; url: string };
  const picture = `/media/${id}`;
  const described = await site.call('PATCH', picture, { token, body: { alt: 'A lamp' } });
  expect(described.json).toMatchObject({ alt: 'A lamp', edition: 1, useCount: 0, url });
  expect((await site.call('GET', '/media?q=lamp', { token })).json).toMatchObject({ items: [{ id }] });
  expect((await site.call('GET', '/media?view=undescribed', { token })).json).toMatchObject({ items: [] });

  const post = await publish('With a picture', { markdown: `![A lamp](${url})` });
  expectProblem(await site.call('DELETE', picture, { token }), 409, 'in-use');
  const replaced = await site.call('PUT', `${picture}/file`, {
    token,
    body: await file(2),
    headers: matching(1),
  });
  expect(replaced.json).toMatchObject({ edition: 2, useCount: 1 });
  const late = { token, body: await file(3), headers: matching(1) };
  expectProblem(await site.call('PUT', `${picture}/file`, late), 412, 'stale');
  expectProblem(
    await site.call('PUT', `${picture}/file`, { token, body: 'no picture' }),
    415,
    'unsupported-media-type',
  );
  await site.call('DELETE', post, { token });
  await site.call('DELETE', `/bin${post}`, { token });
  expect((await site.call('DELETE', picture, { token })).status).toBe(204);
  expectProblem(await site.call('GET', picture, { token }), 404, 'not-found');
  expectProblem(await site.call('PATCH', picture, { token, body: { alt: 'x' } }), 404, 'not-found');
  const bin = await site.call('GET', '/bin/media', { token });
  expect(bin.json).toMatchObject({ items: [{ id, alt: 'A lamp', daysLeft: 30 }] });
  expect((await site.call('PUT', `/bin${picture}/restored`, { token })).json).toMatchObject({
    id,
    edition: 2,
  });
  await site.call('DELETE', picture, { token });
  expect((await site.call('DELETE', `/bin${picture}`, { token })).status).toBe(204);
  expectProblem(await site.call('DELETE', `/bin${picture}`, { token }), 404, 'not-found');
});

test('tags are renamed, merged and deleted, and old addresses lead on', async () => {
  await publish('Tagged', { tags: ['Bord', 'Boat', 'Quay'] });
  const changed = await site.call('PATCH', '/tags/bord', {
    token,
    body: { name: 'Board', description: 'Wood.' },
  });
  expect(changed.json).toMatchObject({ name: 'Board', slug: 'bord', description: 'Wood.', publicCount: 1 });
  const moved = await site.call('PATCH', '/tags/bord', { token, body: { slug: '' } });
  expect(moved.json).toMatchObject({ slug: 'board', aliases: ['bord'] });
  expect((await site.call('GET', '/tags/bord', { token })).json).toMatchObject({ slug: 'board' });
  expectProblem(
    await site.call('PATCH', '/tags/board', { token, body: { name: 'Boat' } }),
    400,
    'validation',
  );
  expectProblem(
    await site.call('PATCH', '/tags/board', { token, body: { slug: 'boat' } }),
    409,
    'slug-taken',
  );
  const merge = (tags: string[]) => site.call('POST', '/tags/board/merged', { token, body: { tags } });
  expectProblem(await merge(['quay', 'nothing']), 400, 'validation');
  expect((await merge(['quay', 'board'])).json).toMatchObject({ aliases: ['bord', 'quay'], postCount: 1 });
  expect((await site.call('DELETE', '/tags/board/aliases/bord', { token })).status).toBe(204);
  expectProblem(await site.call('DELETE', '/tags/board/aliases/bord', { token }), 404, 'not-found');
  expect((await site.call('DELETE', '/tags/board', { token })).status).toBe(204);
  expectProblem(await site.call('GET', '/tags/board', { token }), 404, 'not-found');
});

test('redirects are set and deleted, and none leads back to where it begins', async () => {
  const put = (path: string, target: string) =>
    site.call('PUT', '/redirects', { token, body: { path, target, isPermanent: true } });
  expect((await put('/old page/', '/new')).json).toEqual({
    path: '/old page',
    target: '/new',
    isPermanent: true,
  });
  expectProblem(await put('/new', '/old page'), 400, 'validation');
  expectProblem(await put('/admin', '/new'), 400, 'validation');
  const gone = await fetch(`${site.origin}/old%20page`, { redirect: 'manual' });
  expect([gone.status, gone.headers.get('location')]).toEqual([308, '/new']);
  expect((await site.call('GET', '/redirects', { token })).json).toMatchObject({
    items: [{ path: '/old page' }],
  });
  const away = () => site.call('DELETE', '/redirects?path=/old%20page', { token });
  expect((await away()).status).toBe(204);
  expectProblem(await away(), 404, 'not-found');
  expect((await site.call('GET', '/redirects/missing', { token })).json).toMatchObject({ next: null });
  expect((await site.call('DELETE', '/redirects/missing', { token })).status).toBe(204);
});
