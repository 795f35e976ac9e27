import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { tags } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { listPublicPostsByTag } from '@/lib/posts/queries/public';
import { findTagAlias } from '@/lib/posts/queries/tags';
import { mergeTags } from '@/lib/tags/mutations/merge-tags';
import { deleteTag, forgetTagAlias, updateTag } from '@/lib/tags/mutations/update-tag';
import { findTagByName, getTag, listTagNames, listTags } from '@/lib/tags/queries/tags';
import { NotFoundError } from '@/lib/errors';
import { makeOwner, makePost, makeTag, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();
const unique = (word: string) => `${word}-${Math.random().toString(36).slice(2, 10)}`;
const set = (postId: number, names: string[]) => db.transaction((tx) => setPostTags(tx, postId, names));
const namesOf = async (id: number) => (await getPostForEdit(owner, id))!.tags.map(({ name }) => name);
const rename = (id: number, name: string, slug = '', description = '') =>
  updateTag(owner, id, { name, slug, description });
const filter = { search: '', sort: 'name', page: 1 } as const;

test('a renamed tag is found at its new address, at the old one, and by both names', async () => {
  const [before, after] = [unique('before'), unique('After')];
  const post = await makePost({ tags: [before] });
  const { id } = await makeTag({ name: before });
  expect(await rename(id, after, '', 'About it.')).toEqual({
    ok: true,
    values: { name: after, slug: after.toLowerCase(), description: 'About it.' },
  });
  expect(await findTagAlias(before)).toBe(after.toLowerCase());
  const list = await listPublicPostsByTag(after.toLowerCase(), 1);
  expect(list?.tag).toEqual({ name: after, slug: after.toLowerCase(), description: 'About it.' });
  await set(post.id, [before, after.toUpperCase()]);
  expect(await namesOf(post.id)).toEqual([after]);
  expect(await findTagByName(owner, before)).toBe(id);
});

test('of two forms of one tag the second undoes nothing of the first, and says what both changed', async () => {
  const [name, other] = [unique('shared'), unique('other')];
  const { id } = await makeTag({ name });
  const shown = { name, slug: name, description: '' };
  await updateTag(owner, id, { ...shown, description: 'From the first' }, shown);
  const renamed = { ...shown, name: other, slug: other };
  expect(await updateTag(owner, id, renamed, shown)).toMatchObject({ ok: true });
  const stored = { name: other, slug: other, description: 'From the first' };
  expect(await getTag(owner, id)).toMatchObject(stored);
  const both = { ...shown, description: 'From the third' };
  expect(await updateTag(owner, id, both, shown)).toEqual({
    ok: false,
    code: 'stale',
    values: { ...stored, description: 'From the third' },
    stored,
  });
  expect(await updateTag(owner, id, { description: 'By a program' })).toMatchObject({ ok: true });
  expect(await getTag(owner, id)).toMatchObject({ ...stored, description: 'By a program' });
});

test('a chosen slug is kept, and the name alone still means the tag', async () => {
  const name = unique('JavaScript');
  const post = await makePost({ tags: [name] });
  const { id } = await makeTag({ name });
  await rename(id, name, unique('js'));
  await set(post.id, await namesOf(post.id));
  expect(await namesOf(post.id)).toEqual([name]);
  expect((await getTag(owner, id))!.aliases).toEqual([]);
  expect(await findTagByName(owner, name)).toBe(id);
});

test('renamed there and back again, an address leads in no circle', async () => {
  const [one, two] = [unique('one'), unique('two')];
  await makePost({ tags: [one] });
  const { id } = await makeTag({ name: one });
  for (const name of [two, one, two]) await rename(id, name);
  expect((await getTag(owner, id))!.aliases).toEqual([one]);
  expect(await findTagAlias(one)).toBe(two);
  expect(await findTagAlias(two)).toBeNull();
});

test('an old address goes to another tag only when somebody chooses it', async () => {
  const [old, name] = [unique('old'), unique('new')];
  const post = await makePost({ tags: [old] });
  const { id } = await makeTag({ name: old });
  await rename(id, name);
  const other = await makeTag();
  expect(await rename(other.id, old)).toMatchObject({ ok: true });
  expect((await getTag(owner, id))!.aliases).toEqual([]);
  await set(post.id, [old]);
  expect(await namesOf(post.id)).toEqual([old]);
});

test('a name or slug of another tag is refused, and nothing is changed', async () => {
  const [one, two] = [await makeTag(), await makeTag()];
  expect(await rename(one.id, two.name.toUpperCase())).toEqual({ ok: false, code: 'name-taken' });
  expect(await rename(one.id, unique('free'), two.slug)).toEqual({ ok: false, code: 'slug-taken' });
  expect(await getTag(owner, one.id)).toMatchObject({ name: one.name, slug: one.slug, aliases: [] });
});

test('merged tags give their posts and addresses, old ones too, to the one that stays', async () => {
  const [a, b, kept, other] = ['a', 'b', 'kept', 'other'].map(unique) as [string, string, string, string];
  const first = await makePost({ tags: [other, a, b] });
  const second = await makePost({ tags: [b, kept] });
  const third = await makePost({ tags: [kept] });
  const ids = [(await makeTag({ name: a })).id, (await makeTag({ name: b })).id];
  const into = (await makeTag({ name: kept })).id;
  const renamed = unique('renamed');
  await rename(ids[0]!, renamed);
  expect(await mergeTags(owner, [...ids, into], into)).toEqual({ mergedCount: 2 });
  expect(await namesOf(first.id)).toEqual([other, kept]);
  expect(await namesOf(second.id)).toEqual([kept]);
  expect(await namesOf(third.id)).toEqual([kept]);
  for (const slug of [a, b, renamed]) expect(await findTagAlias(slug)).toBe(kept);
  await set(third.id, [b]);
  expect(await namesOf(third.id)).toEqual([kept]);
});

test('chains of merges lead straight to the last tag', async () => {
  const names = Array.from({ length: 4 }, () => unique('chain'));
  await makePost({ tags: names });
  const made: number[] = [];
  for (const name of names) made.push((await makeTag({ name })).id);
  for (let step = 0; step < 3; step++) await mergeTags(owner, [made[step]!], made[step + 1]!);
  for (const name of names.slice(0, 3)) expect(await findTagAlias(name)).toBe(names[3]);
});

test('two people merge the same tags into each other, and one of them stays', async () => {
  const names = [unique('left'), unique('right')];
  const post = await makePost({ tags: names });
  const [left, right] = [await makeTag({ name: names[0]! }), await makeTag({ name: names[1]! })];
  const done = await Promise.allSettled([
    mergeTags(owner, [left.id], right.id),
    mergeTags(owner, [right.id], left.id),
  ]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await namesOf(post.id)).toHaveLength(1);
});

test('posts are deleted and retagged while their tags are merged, and nobody waits for ever', async () => {
  const [from, into] = [unique('from'), unique('into')];
  const posts = await Promise.all(Array.from({ length: 12 }, () => makePost({ tags: [from] })));
  const ids = { from: (await makeTag({ name: from })).id, into: (await makeTag({ name: into })).id };
  await Promise.all([
    ...posts.slice(0, 6).map(({ id }) => deletePost(owner, id)),
    mergeTags(owner, [ids.from], ids.into),
    ...posts.slice(6).map(({ id }) => set(id, [from])),
  ]);
  for (const { id } of posts.slice(6)) expect(await namesOf(id)).toEqual([into]);
});

test('a deleted tag leaves its posts and leads nowhere', async () => {
  const name = unique('gone');
  const post = await makePost({ tags: [name] });
  const { id } = await makeTag({ name });
  await rename(id, unique('renamed'));
  await deleteTag(owner, id);
  expect(await namesOf(post.id)).toEqual([]);
  expect(await findTagAlias(name)).toBeNull();
  await expect(deleteTag(owner, id)).rejects.toThrow(NotFoundError);
  await set(post.id, [name]);
  expect(await namesOf(post.id)).toEqual([name]);
});

test('a tag without posts stays where somebody described or renamed it', async () => {
  const [described, renamed, plain] = [unique('described'), unique('renamed'), unique('plain')];
  const post = await makePost({ tags: [described, renamed, plain] });
  const ids = await Promise.all(
    [described, renamed, plain].map(async (name) => (await makeTag({ name })).id),
  );
  await rename(ids[0]!, described, '', 'Words.');
  await rename(ids[1]!, unique('other'));
  await set(post.id, []);
  const left = await Promise.all(ids.map((id) => db.$count(tags, eq(tags.id, id))));
  expect(left).toEqual([1, 1, 0]);
  expect(await findTagAlias(renamed)).toBeNull();
});

test('a forgotten address is free again', async () => {
  const name = unique('free');
  const post = await makePost({ tags: [name] });
  const { id } = await makeTag({ name });
  await rename(id, unique('other'));
  await forgetTagAlias(owner, id, name);
  await set(post.id, [name]);
  expect(await findTagByName(owner, name)).not.toBe(id);
});

test('the list counts drafts apart, is searched and sorted, and has an end', async () => {
  const [often, rare] = [unique('often'), unique('rare')];
  for (let index = 0; index < 3; index++) await makePost({ tags: [often] });
  await makePost({ state: 'draft', tags: [rare] });
  const list = await listTags(owner, { ...filter, sort: 'posts' });
  const [one, two] = [often, rare].map((name) => list!.tags.find((tag) => tag.name === name)!);
  expect([one, two]).toMatchObject([
    { postCount: 3, publicCount: 3 },
    { postCount: 1, publicCount: 0 },
  ]);
  expect(list!.tags.indexOf(one!)).toBeLessThan(list!.tags.indexOf(two!));
  const found = await listTags(owner, { ...filter, search: rare.toUpperCase() });
  expect(found!.tags.map(({ name }) => name)).toEqual([rare]);
  expect((await listTags(owner, { ...filter, search: '%' }))!.tags).toEqual([]);
  expect(await listTags(owner, { ...filter, page: 99 })).toBeNull();
  expect((await listTagNames(owner)).slice(0, 50)).toContain(often);
});

test.each([
  ['a visitor', null],
  ['a member', await makeUser()],
])('%s neither sees nor changes the tags', async (_who, viewer) => {
  const tag = await makeTag();
  expect(await listTags(viewer, filter)).toBeNull();
  expect(await getTag(viewer, tag.id)).toBeNull();
  expect(await listTagNames(viewer)).toEqual([]);
  expect(await findTagByName(viewer, tag.name)).toBeNull();
  if (!viewer) return;
  const input = { name: 'Mine', slug: '', description: '' };
  await expect(updateTag(viewer, tag.id, input)).rejects.toThrow(NotFoundError);
  await expect(mergeTags(viewer, [tag.id], (await makeTag()).id)).rejects.toThrow(NotFoundError);
  await expect(forgetTagAlias(viewer, tag.id, 'x')).rejects.toThrow(NotFoundError);
  await expect(deleteTag(viewer, tag.id)).rejects.toThrow(NotFoundError);
});
