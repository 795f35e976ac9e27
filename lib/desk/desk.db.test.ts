import { eq, inArray } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { posts, site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { hideFirstSteps } from '@/lib/desk/mutations/hide-first-steps';
import { createSamplePost, deleteSamplePost } from '@/lib/desk/mutations/sample-post';
import { getDesk } from '@/lib/desk/queries/desk';
import { getFirstSteps } from '@/lib/desk/queries/first-steps';
import { NotFoundError } from '@/lib/errors';
import { getPostForEdit } from '@/lib/posts/queries/admin';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

let owner: Actor;
beforeAll(async () => {
  owner = await makeOwner();
});

beforeEach(async () => {
  const all = await db.select({ id: posts.id }).from(posts);
  const ids = all.map(({ id }) => id);
  if (ids.length > 0) await db.delete(posts).where(inArray(posts.id, ids));
});

test('each step ticks itself off by what there is', async () => {
  expect(await getFirstSteps(owner)).toEqual({
    isHidden: false,
    isNamed: false,
    isDescribed: false,
    isIntroduced: false,
    hasPost: false,
    hasPublished: false,
    hasTwoFactor: false,
    samplePostId: null,
  });
  await db.update(site).set({ title: 'Herons', description: 'Of birds' }).where(eq(site.id, 1));
  await makePost({ state: 'draft' });
  expect(await getFirstSteps(owner)).toMatchObject({
    isNamed: true,
    isDescribed: true,
    hasPost: true,
    hasPublished: false,
  });
  await makePost();
  expect(await getFirstSteps(owner)).toMatchObject({ hasPublished: true });
  await hideFirstSteps(owner);
  expect(await getFirstSteps(owner)).toMatchObject({ isHidden: true });
});

test('the sample is written once, is no post of one’s own, and can be thrown away', async () => {
  const [id, again] = await Promise.all([createSamplePost(owner), createSamplePost(owner)]);
  expect(again).toBe(id);
  expect(await getFirstSteps(owner)).toMatchObject({ samplePostId: id, hasPost: false });
  expect((await getDesk(owner)).drafts).toEqual([]);
  const sample = await getPostForEdit(owner, id);
  expect(sample).toMatchObject({ state: 'draft' });
  for (const shown of ['<table', 'callout-note', '<math', 'data-footnotes', 'type="checkbox"', '<del>'])
    expect(sample!.bodyHtml).toContain(shown);
  await deleteSamplePost(owner);
  await deleteSamplePost(owner);
  expect(await getPostForEdit(owner, id)).toBeNull();
  expect(await getFirstSteps(owner)).toMatchObject({ samplePostId: null });
});

test('a sample that was changed or published is the owner’s, and stays', async () => {
  const changed = await createSamplePost(owner);
  await db.update(posts).set({ version: 2 }).where(eq(posts.id, changed));
  await deleteSamplePost(owner);
  expect(await getFirstSteps(owner)).toMatchObject({ samplePostId: null, hasPost: true });
  const other = await createSamplePost(owner);
  expect(other).not.toBe(changed);
  await db.update(posts).set({ status: 'published', publishedAt: new Date() }).where(eq(posts.id, other));
  await deleteSamplePost(owner);
  expect(await getPostForEdit(owner, other)).not.toBeNull();
});

test('the draft that was touched last comes first, and the post that appears next', async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000);
  await makePost({ title: 'Old draft', state: 'draft', updatedAt: day(-2) });
  await makePost({ title: 'Last draft', state: 'draft', updatedAt: day(-1) });
  await makePost({ title: 'Later', state: 'scheduled', publishedAt: day(2) });
  await makePost({ title: 'Sooner', state: 'scheduled', publishedAt: day(1) });
  await makePost({ title: 'Published' });
  const { drafts, scheduled } = await getDesk(owner);
  expect(drafts.map(({ title }) => title)).toEqual(['Last draft', 'Old draft']);
  expect(scheduled.map(({ title }) => title)).toEqual(['Sooner', 'Later']);
});

test('the desk is for the owner alone', async () => {
  const member = await makeUser();
  for (const run of [getFirstSteps, getDesk, hideFirstSteps, createSamplePost, deleteSamplePost])
    await expect(run(member)).rejects.toThrow(NotFoundError);
});
