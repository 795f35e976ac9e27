import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { draftLinks } from '@/drizzle/schema';
import { isToken } from '@/lib/access/tokens';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { createDraftLink, MAX_LINKS, revokeDraftLink } from '@/lib/posts/draft-links/mutations/draft-links';
import { getPostByDraftLink, listDraftLinks } from '@/lib/posts/draft-links/queries/draft-links';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();

async function linkTo(post: { id: number }, label = 'A friend', days: number | null = null) {
  const made = await createDraftLink(owner, post.id, { label, days });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

test.each(['draft', 'scheduled', 'published'] as const)(
  'a link shows a %s post to anybody',
  async (state) => {
    const post = await makePost({ state });
    const { token } = await linkTo(post);
    expect(isToken(token)).toBe(true);
    expect(await getPostByDraftLink(token)).toMatchObject({ id: post.id, bodyHtml: post.bodyHtml });
  },
);

test('each of several links is revoked alone, and the database knows only hashes', async () => {
  const post = await makePost({ state: 'draft' });
  const [ann, bob] = [await linkTo(post, 'Ann'), await linkTo(post, 'Bob')];
  const rows = await db.select().from(draftLinks).where(eq(draftLinks.postId, post.id));
  expect(JSON.stringify(rows)).not.toContain(ann.token);
  expect((await listDraftLinks(owner, post.id)).map(({ label }) => label)).toEqual(['Ann', 'Bob']);
  await revokeDraftLink(owner, ann.id);
  expect(await getPostByDraftLink(ann.token)).toBeNull();
  expect(await getPostByDraftLink(bob.token)).not.toBeNull();
  await expect(revokeDraftLink(owner, ann.id)).rejects.toThrow(NotFoundError);
});

test('a link that has expired shows nothing, and the list says so', async () => {
  const post = await makePost({ state: 'draft' });
  const { id, token } = await linkTo(post, 'Late', 1);
  expect(await getPostByDraftLink(token)).not.toBeNull();
  await db
    .update(draftLinks)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(draftLinks.id, id));
  expect(await getPostByDraftLink(token)).toBeNull();
  expect(await listDraftLinks(owner, post.id)).toMatchObject([{ label: 'Late', isExpired: true }]);
});

test('links go with the post and come back with it', async () => {
  const post = await makePost({ state: 'draft' });
  const { token } = await linkTo(post);
  await deletePost(owner, post.id);
  expect(await getPostByDraftLink(token)).toBeNull();
  await restorePost(owner, post.id);
  expect(await getPostByDraftLink(token)).not.toBeNull();
  await deletePost(owner, post.id);
  await purgePost(owner, post.id);
  expect(await db.$count(draftLinks, eq(draftLinks.postId, post.id))).toBe(0);
});

test.each(['', 'x', 'a\0b', '../admin', 'x'.repeat(10_000)])('%j is no link', async (token) => {
  expect(await getPostByDraftLink(token)).toBeNull();
});

test('only the owner makes, lists and revokes links, to posts that are there, and not without end', async () => {
  const [member, post] = [await makeUser(), await makePost({ state: 'draft' })];
  const { id } = await linkTo(post);
  const input = { label: 'Mine', days: null };
  await expect(createDraftLink(member, post.id, input)).rejects.toThrow(NotFoundError);
  await expect(createDraftLink(owner, 2_147_483_647, input)).rejects.toThrow(NotFoundError);
  await expect(revokeDraftLink(member, id)).rejects.toThrow(NotFoundError);
  await expect(listDraftLinks(member, post.id)).rejects.toThrow(NotFoundError);
  await expect(listDraftLinks(null, post.id)).rejects.toThrow(NotFoundError);
  const results = await Promise.all(
    Array.from({ length: MAX_LINKS + 5 }, () => createDraftLink(owner, post.id, input)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(MAX_LINKS - 1);
});
