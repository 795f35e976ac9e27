import { expect, test } from 'vitest';
import { usualRoutes } from '@/lib/import/ghost/ghost-routes';
import { GhostIndex } from '@/lib/import/ghost/ghost-index';
import { toGhostPost } from '@/lib/import/ghost/ghost-post';

type Row = Record<string, unknown>;

const post = (more: Row): Row => ({
  id: 'a',
  title: 'T',
  slug: 't',
  status: 'published',
  visibility: 'public',
  published_at: '2022-01-02T03:04:05.000Z',
  ...more,
});

async function read(...rows: Row[]) {
  const index = new GhostIndex();
  for (const row of rows) index.take('posts', row);
  return Promise.all(
    rows.map((row) =>
      toGhostPost(row, { index, routes: usualRoutes(), site: '', root: '', timeZone: 'UTC' }),
    ),
  );
}

const gate = (who: string) =>
  `<p>All.</p><!--kg-gated-block:begin ${who} --><p>Some.</p><!--kg-gated-block:end--><p>End.</p>`;

const card = (visibility: unknown) =>
  JSON.stringify({
    root: {
      children: [
        { type: 'paragraph', children: [{ type: 'text', text: 'All.' }] },
        { type: 'html', html: '<p>Some.</p>', visibility },
      ],
    },
  });

test.each([
  { html: gate('nonMember:false memberSegment:"status:free,status:-free"') },
  { lexical: card({ web: { nonMember: false, memberSegment: 'status:-free' } }) },
])('a public post with a card for members becomes a draft, and keeps the card', async (more) => {
  const [one] = await read(post(more));
  expect(one!.hidden).toBe('parts of it are for members there');
  expect(one!.body).toContain('Some.');
});

test.each([
  { html: gate('nonMember:true memberSegment:""') },
  { html: gate('nonMember:true memberSegment:"status:free,status:-free"') },
  { lexical: card({ web: { nonMember: true, memberSegment: 'status:free' } }) },
  { lexical: card(undefined) },
])('a card for everybody hides nothing', async (more) => {
  const [one] = await read(post(more));
  expect(one).toMatchObject({ hidden: null, notes: [] });
  expect(one!.body).toContain('Some.');
});

test.each([
  { html: gate('nonMember:false memberSegment:""') },
  { lexical: card({ web: { nonMember: false, memberSegment: '' } }) },
  { lexical: card({ showOnWeb: false, showOnEmail: true }) },
])('a card that nobody saw on the web is left out, with a word', async (more) => {
  const [one] = await read(post(more));
  expect(one).toMatchObject({ hidden: null, notes: ['What stood in the mail alone was left out.'] });
  expect(one!.body).not.toContain('Some.');
  expect(one!.body).toContain('All.');
});

test('a post that was published on no day has the one on which it was begun; without any it is a draft', async () => {
  const posts = await read(
    post({ html: '<p>x</p>', published_at: null, created_at: '2021-01-02T03:04:05.000Z' }),
    post({ html: '<p>x</p>', published_at: null }),
    post({ html: '<p>x</p>', published_at: null, type: 'page' }),
  );
  expect(posts.map(({ publishedAt, hidden }) => [publishedAt, hidden])).toEqual([
    ['2021-01-02T03:04:05.000Z', null],
    [null, 'it has no date there'],
    [null, null],
  ]);
});

const link = (path: string) => `<a href="__GHOST_URL__${path}">x</a>`;

test('posts below paths of their own are found by what leads to them', async () => {
  const [one, two, three, page] = await read(
    post({
      id: '1',
      slug: 'one',
      html: link('/blog/two/?ref=x') + link('/tag/one/') + link('/2020/01/three/'),
    }),
    post({ id: '2', slug: 'two', html: link('/blog/three/#part') }),
    post({
      id: '3',
      slug: 'three',
      lexical: JSON.stringify({ root: { children: [] }, x: link('/notes/one/') }),
    }),
    post({ id: '4', slug: 'about', type: 'page', html: '' }),
  );
  expect(one!.addresses).toEqual(['/one', '/one/amp', '/notes/one', '/blog/one']);
  expect(two!.addresses).toEqual(['/two', '/two/amp', '/blog/two']);
  expect(three!.addresses).toEqual(['/three', '/three/amp', '/2020/01/three', '/blog/three']);
  expect(page!.addresses).toEqual(['/about', '/about/amp']);
});
