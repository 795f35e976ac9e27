import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { posts, postSearch, searchWords } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { db } from '@/lib/db';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { unpublishPost } from '@/lib/posts/mutations/publish-post';
import { unpublishDuePosts } from '@/lib/posts/mutations/unpublish-due-posts';
import { indexPosts } from '@/lib/search/indexing/mutations/index-post';
import { listFoundPosts } from '@/lib/search/queries/found-posts';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { searchTitles } from '@/lib/search/queries/search-titles';
import { makeOwner, makePost, makeUser, type MadePost } from '@/lib/testing/factories';

const soon = new Date(Date.now() + 3_600_000);

/** How a post comes to be one that no reader may see. */
const hidden: Record<string, (owner: Actor, values: { title: string }) => Promise<MadePost>> = {
  'a draft': (_owner, values) => makePost({ ...values, state: 'draft' }),
  'a scheduled post': (_owner, values) => makePost({ ...values, publishedAt: soon }),
  'a post in the bin': async (owner, values) => {
    const post = await makePost(values);
    await deletePost(owner, post.id);
    return post;
  },
  'an unpublished post': async (owner, values) => {
    const post = await makePost(values);
    await unpublishPost(owner, post.id, post.version);
    return post;
  },
  'a post that has ended': async (_owner, values) => {
    const post = await makePost({ ...values, unpublishAt: new Date(Date.now() - 1000) });
    await unpublishDuePosts();
    return post;
  },
};

let owner: Actor;
let member: Actor;
beforeAll(async () => {
  owner = await makeOwner();
  member = await makeUser();
});

test.each(Object.entries(hidden))(
  '%s is found by no reader, not even with an index of what it was',
  async (_, hide) => {
    const word = `Zephyrine${Math.random()
      .toString(36)
      .replace(/[^a-z]/g, '')}`;
    const post = await hide(owner, { title: `On ${word}` });
    await db.transaction((tx) => indexPosts(tx, [post.id]));
    const isBinned = (await db.$count(postSearch, eq(postSearch.postId, post.id))) === 0;
    const idsFor = async (viewer: Actor | null) =>
      (await inSearch((tx) => searchPosts(tx, viewer, word))).ids;
    expect(await idsFor(owner)).toEqual(isBinned ? [] : [post.id]);

    // As if nobody had kept the index: the words and the date of a public post.
    const other = await makePost({ title: `On ${word}` });
    await db.transaction((tx) => indexPosts(tx, [other.id]));
    await db.execute(sql`insert into ${postSearch} (post_id, published_at, language, words_version, head, vec, plain)
    select ${post.id}, now() - interval '1 day', language, words_version, head, vec, plain from ${postSearch} where post_id = ${other.id}
    on conflict (post_id) do update set published_at = excluded.published_at, vec = excluded.vec, head = excluded.head`);
    for (const viewer of [null, member]) {
      expect(await idsFor(viewer)).toEqual([other.id]);
      const titles = await inSearch((tx) => searchTitles(tx, viewer, word.slice(0, 8), 50));
      expect(titles.map(({ id }) => id)).not.toContain(post.id);
      const listed = await inSearch((tx) => listFoundPosts(tx, viewer, [post.id, other.id]));
      expect(listed.map(({ slug }) => slug)).toEqual([other.slug]);
    }
  },
);

test('what readers mistype is never compared with the words of what they may not see', async () => {
  const [draft, scheduled] = await Promise.all([
    makePost({ state: 'draft', title: 'The Quillonberry project' }),
    makePost({ publishedAt: soon, title: 'The Marrowglint project' }),
  ]);
  await db.transaction((tx) => indexPosts(tx, [draft.id, scheduled.id]));
  const known = await db.select({ word: searchWords.word }).from(searchWords);
  expect(known.map(({ word }) => word)).not.toEqual(expect.arrayContaining(['quillonberry']));
  // Even where such a word got in, it is said only when it leads to something.
  await db.insert(searchWords).values([{ word: 'quillonberry' }, { word: 'marrowglint' }]);
  for (const typed of ['quilonberry', 'marowglint'])
    expect(await inSearch((tx) => searchPosts(tx, null, typed))).toMatchObject({ ids: [], instead: null });
});

test('a post that is published appears, and one that is unpublished is gone', async () => {
  const word = 'perambulator';
  const post = await makePost({ title: word });
  await db.transaction((tx) => indexPosts(tx, [post.id]));
  const ids = async () => (await inSearch((tx) => searchPosts(tx, null, word))).ids;
  expect(await ids()).toEqual([post.id]);
  await db.update(posts).set({ status: 'draft' }).where(eq(posts.id, post.id));
  expect(await ids()).toEqual([]);
});
