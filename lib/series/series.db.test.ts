import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts, series, seriesPosts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { savePost } from '@/lib/posts/mutations/save-post';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { findPost } from '@/lib/posts/queries/find-posts';
import { listRevisions } from '@/lib/posts/queries/revisions';
import { getPublicSeries, listPublicSeries } from '@/lib/posts/queries/series';
import { createSeries, deleteSeries, movePart, updateSeries } from '@/lib/series/mutations/series';
import { getSeries, listSeries, listSeriesNames } from '@/lib/series/queries/series';
import { makeOwner, makePost, makeSeries, makeUser, type MadePost } from '@/lib/testing/factories';

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

const textOf = ({ title, subtitle, body, slug }: MadePost) => ({
  title,
  subtitle,
  body,
  slug,
  tags: [],
  coverUrl: '',
  coverAlt: '',
});

async function name(post: MadePost, wanted: { series?: string; seriesPosition?: number }) {
  const [now] = await db.select().from(posts).where(eq(posts.id, post.id));
  const saved = await savePost(await makeOwner(), now!, { ...textOf(post), ...wanted }, 'update');
  if (!saved.ok) throw new Error(saved.code);
}

const titlesOf = async (slug: string) => (await getPublicSeries(slug))?.parts.map(({ title }) => title);

test('a series is made by the first post that names it, and others come last in it', async () => {
  const called = unique('Letters from the Sea');
  const [first, second] = [await makePost({ title: 'First' }), await makePost({ title: 'Second' })];
  await name(first, { series: called });
  await name(second, { series: called.toUpperCase() });
  const found = (await listPublicSeries()).find((one) => one.name === called)!;
  expect(found).toMatchObject({ postCount: 2 });
  expect(await titlesOf(found.slug)).toEqual(['First', 'Second']);
  expect((await getPostForEdit(await makeOwner(), second.id))!.series).toBe(called);
  expect((await findPost(null, { id: second.id }))!.series).toEqual({
    slug: found.slug,
    name: called,
    position: 2,
  });
});

test('a save that says nothing of it keeps series and place, an empty name takes the post out', async () => {
  const [one, two] = [await makePost({ title: 'One' }), await makePost({ title: 'Two' })];
  const { slug, name: called } = await makeSeries([one, two], { description: 'Stays' });
  await name(one, {});
  await name(one, { series: called });
  expect(await titlesOf(slug)).toEqual(['One', 'Two']);
  await name(one, { seriesPosition: 7 });
  expect(await titlesOf(slug)).toEqual(['Two', 'One']);
  await name(two, { series: '' });
  expect(await titlesOf(slug)).toEqual(['One']);
});

test('the last post takes its series along, unless somebody described it', async () => {
  const [first, second] = [await makePost(), await makePost()];
  const plain = await makeSeries([first]);
  const described = await makeSeries([second], { description: 'About the sea' });
  const other = unique('Another');
  await name(first, { series: other });
  await name(second, { series: other });
  const left = (await db.select().from(series)).map(({ id }) => id);
  expect(left).not.toContain(plain.id);
  expect(left).toContain(described.id);
});

test('a place is given by hand, and the order is changed one step at a time', async () => {
  const owner = await makeOwner();
  const [a, b, c] = [
    await makePost({ title: 'A' }),
    await makePost({ title: 'B' }),
    await makePost({ title: 'C', state: 'draft' }),
  ];
  const { id, slug } = await makeSeries([a, b, c]);
  const order = async () => (await getSeries(owner, id))!.parts.map(({ title }) => title);
  await movePart(owner, id, { postId: c.id, way: 'up' });
  expect(await order()).toEqual(['A', 'C', 'B']);
  await movePart(owner, id, { postId: a.id, way: 'down' });
  expect(await order()).toEqual(['C', 'A', 'B']);
  await movePart(owner, id, { postId: c.id, way: 'up' });
  await movePart(owner, id, { postId: b.id, way: 'down' });
  expect(await order()).toEqual(['C', 'A', 'B']);
  expect(await titlesOf(slug)).toEqual(['A', 'B']);
  await expect(movePart(owner, id, { postId: (await makePost()).id, way: 'up' })).rejects.toThrow(
    NotFoundError,
  );
});

test('it is renamed at its address, and its name is taken by one alone', async () => {
  const owner = await makeOwner();
  const [mine, other] = [await makeSeries([await makePost()]), await makeSeries([])];
  const renamed = unique('Renamed');
  expect(await updateSeries(owner, mine.id, { name: renamed, description: 'New' })).toMatchObject({
    ok: true,
  });
  expect(await getPublicSeries(mine.slug)).toMatchObject({ name: renamed, description: 'New' });
  const taken = { ok: false, code: 'name-taken' };
  expect(await updateSeries(owner, other.id, { name: renamed.toUpperCase(), description: '' })).toEqual(
    taken,
  );
  expect(await createSeries(owner, { name: renamed, description: '' })).toEqual(taken);
  // The old name is free again, and the old address is not.
  const made = await createSeries(owner, { name: mine.name, description: '' });
  if (!made.ok) throw new Error(made.code);
  expect((await getSeries(owner, made.value.id))!.slug).toBe(`${mine.slug}-2`);
});

test('of two forms of one series the second undoes nothing of the first, and says what both changed', async () => {
  const owner = await makeOwner();
  const { id, name } = await makeSeries([]);
  const shown = { name, description: '' };
  const renamed = unique('Shared');
  await updateSeries(owner, id, { name: renamed, description: '' }, shown);
  expect(await updateSeries(owner, id, { name, description: 'Second' }, shown)).toMatchObject({ ok: true });
  expect(await getSeries(owner, id)).toMatchObject({ name: renamed, description: 'Second' });
  expect(await updateSeries(owner, id, { name, description: 'Third' }, shown)).toEqual({
    ok: false,
    code: 'stale',
    values: { name: renamed, description: 'Third' },
    stored: { name: renamed, description: 'Second' },
  });
  expect(await getSeries(owner, id)).toMatchObject({ name: renamed, description: 'Second' });
});

test('deleted, it leaves its posts', async () => {
  const [owner, post] = [await makeOwner(), await makePost()];
  const { id, slug } = await makeSeries([post]);
  await deleteSeries(owner, id);
  expect(await getPublicSeries(slug)).toBeNull();
  expect(await db.$count(posts, eq(posts.id, post.id))).toBe(1);
  await expect(deleteSeries(owner, id)).rejects.toThrow(NotFoundError);
});

test('readers see public posts alone, and no series without one', async () => {
  const owner = await makeOwner();
  const hidden = [
    await makePost({ state: 'draft' }),
    await makePost({ state: 'scheduled' }),
    await makePost({ deletedAt: new Date() }),
  ];
  const { id, slug, name: called } = await makeSeries(hidden);
  expect(await getPublicSeries(slug)).toBeNull();
  expect((await listPublicSeries()).map((one) => one.name)).not.toContain(called);
  expect(await getPublicSeries('a\0b')).toBeNull();
  // The owner sees what is not in the bin.
  expect((await listSeries(owner)).find((one) => one.id === id)).toMatchObject({
    postCount: 2,
    publicCount: 0,
  });
  expect(await listSeriesNames(owner)).toContain(called);
});

test('it is for the owner', async () => {
  const member = await makeUser();
  const { id } = await makeSeries([await makePost()]);
  expect([await listSeries(member), await listSeriesNames(null), await getSeries(member, id)]).toEqual([
    [],
    [],
    null,
  ]);
  const input = { name: 'Mine', description: '' };
  for (const run of [
    () => createSeries(member, input),
    () => updateSeries(member, id, input),
    () => deleteSeries(member, id),
    () => movePart(member, id, { postId: 1, way: 'up' as const }),
  ])
    await expect(run()).rejects.toThrow(NotFoundError);
});

test('what is restored from the bin is a part again, what is purged is not', async () => {
  const [owner, post, other] = [await makeOwner(), await makePost(), await makePost()];
  const { slug } = await makeSeries([post, other]);
  await deletePost(owner, post.id);
  expect((await getPublicSeries(slug))!.parts).toHaveLength(1);
  await purgePost(owner, post.id);
  expect(await db.$count(seriesPosts, eq(seriesPosts.postId, post.id))).toBe(0);
});

test('history knows which series a post was in', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ title: 'Part' })];
  const called = unique('Old series');
  await name(post, { series: called });
  await name(post, { series: '' });
  const revisions = await listRevisions(owner, post.id);
  const [now] = await db.select().from(posts).where(eq(posts.id, post.id));
  const ids = (revisions as unknown as { revisions: { id: number }[] }).revisions.map(({ id }) => id);
  await restoreRevision(owner, post.id, ids[1]!, now!.version);
  expect((await getPostForEdit(owner, post.id))!.series).toBe(called);
});
