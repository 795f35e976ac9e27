import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { missingPaths, ownRedirects, redirects } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { collectMissing } from '@/lib/redirects/collect-missing';
import { forgetMissing, recordMissing } from '@/lib/redirects/mutations/missing-paths';
import { createRedirect, deleteRedirect } from '@/lib/redirects/mutations/redirects';
import {
  findOwnRedirect,
  listMissingPaths,
  listOwnRedirects,
  listPostAddresses,
  listTagAddresses,
} from '@/lib/redirects/queries/redirects';
import { countMissing } from '@/lib/server/http/edge/missing-paths';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();

beforeEach(async () => {
  await db.delete(ownRedirects);
  await db.delete(missingPaths);
});

const lead = (path: string, target: string) => createRedirect(owner, { path, target, isPermanent: true });

test('a redirect is found, replaced by another from the same path, and deleted', async () => {
  expect((await lead('/old', '/archive')).ok).toBe(true);
  await createRedirect(owner, { path: '/old', target: 'https://example.org/', isPermanent: false });
  expect(await findOwnRedirect('/old')).toEqual({ target: 'https://example.org/', isPermanent: false });
  expect(await listOwnRedirects(owner)).toHaveLength(1);
  await deleteRedirect(owner, '/old');
  expect(await findOwnRedirect('/old')).toBeNull();
  await expect(deleteRedirect(owner, '/old')).rejects.toThrow(NotFoundError);
  expect(await findOwnRedirect('/a\0b')).toBeNull();
});

test('none leads back to where it begins, over others or at once', async () => {
  expect(await lead('/a', '/a?x=1')).toEqual({ ok: false, code: 'loop' });
  await lead('/a', '/b');
  await lead('/b', '/c/');
  expect(await lead('/c', '/a#part')).toEqual({ ok: false, code: 'loop' });
  const both = await Promise.all([lead('/one', '/two'), lead('/two', '/one')]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('an old address of a post goes first, and can be deleted', async () => {
  const post = await makePost();
  const path = `/before/${post.slug}`;
  await db.insert(redirects).values({ path, postId: post.id });
  expect(await lead(path, '/archive')).toEqual({ ok: false, code: 'post-address' });
  expect((await listPostAddresses(owner)).map((row) => row.path)).toContain(path);
  await deleteRedirect(owner, path, 'post');
  expect((await lead(path, '/archive')).ok).toBe(true);
});

test('what was asked for in vain is counted, by several at once, and a redirect ends it', async () => {
  const post = await makePost();
  const path = `/2019/05/${post.slug}.html`;
  await Promise.all([recordMissing(new Map([[path, 2]])), recordMissing(new Map([[path, 3]]))]);
  expect(await listMissingPaths(owner)).toMatchObject([{ path, count: 5, guess: { slug: post.slug } }]);
  await lead(path, `/posts/${post.slug}`);
  expect(await listMissingPaths(owner)).toEqual([]);
});

test('of all that is asked for only what could be a link is written down', async () => {
  for (const path of ['/once/', '/%C3%A9t%C3%A9', '/a@b', '/%00', '/admin/secret', '/x%', '/drafts/secret'])
    countMissing(path);
  await collectMissing();
  expect((await listMissingPaths(owner)).map(({ path }) => path).sort()).toEqual(['/once', '/été']);
  await forgetMissing(owner, '/once');
  expect(await listMissingPaths(owner)).toHaveLength(1);
  await forgetMissing(owner, '');
  expect(await listMissingPaths(owner)).toEqual([]);
});

test('rare and old ones make room', async () => {
  await recordMissing(new Map([['/ancient', 9]]));
  await db
    .update(missingPaths)
    .set({ lastAt: new Date(Date.now() - 91 * 86_400_000) })
    .where(eq(missingPaths.path, '/ancient'));
  await recordMissing(new Map(Array.from({ length: 1200 }, (_, index) => [`/n/${index}`, 1 + (index % 7)])));
  const kept = await db.$count(missingPaths);
  expect(kept > 900 && kept <= 1000).toBe(true);
  expect(await db.$count(missingPaths, eq(missingPaths.path, '/ancient'))).toBe(0);
  expect((await listMissingPaths(owner))[0]!.count).toBe(7);
});

test('nobody else sees or changes any', async () => {
  const user = await makeUser();
  await lead('/old', '/archive');
  for (const viewer of [user, null]) {
    expect(await listOwnRedirects(viewer)).toEqual([]);
    expect(await listPostAddresses(viewer)).toEqual([]);
    expect(await listTagAddresses(viewer)).toEqual([]);
    expect(await listMissingPaths(viewer)).toEqual([]);
  }
  const input = { path: '/mine', target: '/archive', isPermanent: true };
  for (const attempt of [createRedirect(user, input), deleteRedirect(user, '/old'), forgetMissing(user, '')])
    await expect(attempt).rejects.toThrow(NotFoundError);
});
