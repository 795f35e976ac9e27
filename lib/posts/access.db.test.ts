import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeOwner, makePost, makeTag, makeUser, type MadePost } from '@/lib/testing/factories';
import { posts, redirects } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { accessCases, states, type Role, type Verb } from '@/lib/testing/post-access';
import { createPost } from '@/lib/posts/mutations/create-post';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { getPost, getPostForEdit } from '@/lib/posts/queries/admin';
import { listPostsOfYear } from '@/lib/posts/queries/archive';
import { findPosts } from '@/lib/posts/queries/find-posts';
import { listFeedPosts, listSitemapEntries } from '@/lib/posts/queries/feed';
import {
  findRedirect,
  getPublicPost,
  listPublicPosts,
  listPublicPostsByTag,
} from '@/lib/posts/queries/public';
import { listPublicTags } from '@/lib/posts/queries/tags';

const makeViewer = (role: Role) => (role === 'visitor' ? null : role === 'admin' ? makeOwner() : makeUser());

test.each(accessCases)('to %s a %s post as %s: %s', async (verb, state, role, expected) => {
  const viewer = await makeViewer(role);
  const post = await makePost({ state, ...(role === 'named' && { authorId: viewer!.id }) });
  expect(await isAllowed(verb, viewer, post)).toBe(expected);
});

test('nobody but the owner creates posts', async () => {
  await expect(createPost(await makeUser(), input)).rejects.toThrow(NotFoundError);
});

test.each(states)('a %s post is on the pages of readers only when it is public', async (state) => {
  const tag = await makeTag();
  // Newest of all, so that it would stand on the first page.
  const date = state === 'published' ? { publishedAt: new Date() } : {};
  const post = await makePost({ state, tags: [tag.name], ...date });
  await db.insert(redirects).values({ path: `/old/${post.slug}`, postId: post.id });
  const shown = state === 'published';
  const year = (post.publishedAt ?? new Date()).getUTCFullYear();
  const slugs = (rows: { slug: string }[] | undefined) =>
    rows?.some((row) => row.slug === post.slug) ?? false;

  expect((await getPublicPost(post.slug)) !== null).toBe(shown);
  expect(slugs((await listPublicPosts(1))?.posts)).toBe(shown);
  expect(slugs((await listPublicPostsByTag(tag.slug, 1))?.posts)).toBe(shown);
  expect((await listPublicTags()).some((row) => row.slug === tag.slug)).toBe(shown);
  expect(slugs(await listPostsOfYear(year))).toBe(shown);
  expect(slugs(await listFeedPosts())).toBe(shown);
  expect(slugs(await listSitemapEntries(post.id, post.id))).toBe(shown);
  expect(await findRedirect(`/old/${post.slug}`)).toBe(shown ? `/posts/${post.slug}` : null);
});

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: 'b',
  commentsOpen: true,
};

async function isAllowed(verb: Verb, viewer: Actor | null, post: MadePost): Promise<boolean> {
  if (verb === 'read') {
    const page = { after: null, limit: 2 };
    const listed = await findPosts(viewer, { state: 'all', ids: [post.id] }, page);
    const read = await getPost(viewer, post.id);
    expect(listed.length === 1).toBe(read !== null);
    return read !== null;
  }
  if (verb === 'edit') {
    const readable = (await getPostForEdit(viewer, post.id)) !== null;
    const saved = await attempt(
      (actor) => updatePost(actor, post.id, 1, { ...input, title: 'Changed' }),
      viewer,
    );
    const [row] = await db.select({ title: posts.title }).from(posts).where(eq(posts.id, post.id));
    expect(row?.title === 'Changed').toBe(saved);
    expect(readable).toBe(saved);
    return saved;
  }
  const mutations = { publish: publishPost, unpublish: unpublishPost, delete: deletePost };
  return attempt((actor) => mutations[verb](actor, post.id, 1), viewer);
}

/** A visitor has no actor to hand in; the cast is the attack. */
async function attempt(run: (actor: Actor) => Promise<unknown>, viewer: Actor | null): Promise<boolean> {
  try {
    await run(viewer as Actor);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}
