import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts, postSearch, searchQueue } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { importPost } from '@/lib/import/mutations/import-post';
import { createPost } from '@/lib/posts/mutations/create-post';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { restoreRevision } from '@/lib/posts/mutations/restore-revision';
import { savePost } from '@/lib/posts/mutations/save-post';
import { tagPost } from '@/lib/posts/mutations/tag-post';
import { unpublishDuePosts } from '@/lib/posts/mutations/unpublish-due-posts';
import { updatePost } from '@/lib/posts/mutations/update-post';
import { listRevisions } from '@/lib/posts/queries/revisions';
import { indexPosts } from '@/lib/search/indexing/mutations/index-post';
import { mergeTags } from '@/lib/tags/mutations/merge-tags';
import { deleteTag, updateTag } from '@/lib/tags/mutations/update-tag';
import { makeOwner, makePost, makeTag } from '@/lib/testing/factories';

const input = {
  title: 'Herons',
  subtitle: 'of the bay',
  slug: '',
  tags: ['Birds'],
  coverUrl: '',
  coverAlt: '',
  body: 'They *fish*.',
};

const rowOf = async (id: number) =>
  db
    .select({
      publishedAt: postSearch.publishedAt,
      language: postSearch.language,
      head: postSearch.head,
      vec: postSearch.vec,
      plain: postSearch.plain,
    })
    .from(postSearch)
    .where(eq(postSearch.postId, id));

/** A post with an index, in the state and with the tag that are given. */
async function makeIndexed(state: 'draft' | 'published' | 'scheduled' = 'published') {
  const owner = await makeOwner();
  const tag = await makeTag();
  const post = await makePost({ state, tags: [tag.name], renderVersion: 1000 });
  await db.transaction((tx) => indexPosts(tx, [post.id]));
  return { owner, tag, post };
}

/** Everything that changes what a search of a post shows. @returns the post that it was done to */
const changes: Record<string, () => Promise<number>> = {
  createPost: async () => {
    const made = await createPost(await makeOwner(), { ...input, title: `Herons ${randomUUID()}` });
    return made.ok ? made.value.id : 0;
  },
  'savePost: publish': async () => {
    const made = await savePost(await makeOwner(), null, { ...input, language: 'de' }, 'publish');
    return made.ok ? made.value.id : 0;
  },
  updatePost: async () => {
    const { owner, post } = await makeIndexed();
    await updatePost(owner, post.id, post.version, input);
    return post.id;
  },
  tagPost: async () => {
    const { owner, post } = await makeIndexed('draft');
    await tagPost(owner, post.id, post.version, ['Another tag']);
    return post.id;
  },
  publishPost: async () => {
    const { owner, post } = await makeIndexed('draft');
    await publishPost(owner, post.id, post.version);
    return post.id;
  },
  'publishPost: scheduled for another year': async () => {
    const { owner, post } = await makeIndexed();
    await publishPost(owner, post.id, post.version, db, { at: new Date('2019-05-05') });
    return post.id;
  },
  unpublishPost: async () => {
    const { owner, post } = await makeIndexed();
    await unpublishPost(owner, post.id, post.version);
    return post.id;
  },
  unpublishDuePosts: async () => {
    const { post } = await makeIndexed();
    await db
      .update(posts)
      .set({ unpublishAt: new Date(Date.now() - 1) })
      .where(eq(posts.id, post.id));
    await unpublishDuePosts();
    return post.id;
  },
  deletePost: async () => {
    const { owner, post } = await makeIndexed();
    await deletePost(owner, post.id);
    return post.id;
  },
  restorePost: async () => {
    const { owner, post } = await makeIndexed();
    await deletePost(owner, post.id);
    await restorePost(owner, post.id);
    return post.id;
  },
  restoreRevision: async () => {
    const { owner, post } = await makeIndexed();
    await updatePost(owner, post.id, post.version, input);
    const first = (await listRevisions(owner, post.id))?.revisions.at(-1);
    await restoreRevision(owner, post.id, first!.id, post.version + 1);
    return post.id;
  },
  importPost: async () => {
    const file = { source: 'folder', path: `${randomUUID()}.md`, contentHash: 'x', target: null };
    const made = await importPost(await makeOwner(), { ...file, input, isDraft: false });
    return made.ok ? made.value.id : 0;
  },
  renewRenderings: async () => {
    const { post } = await makeIndexed();
    await db.update(posts).set({ renderVersion: 0, body: 'Rendered *anew*' }).where(eq(posts.id, post.id));
    await renewRenderings();
    return post.id;
  },
  updateTag: async () => {
    const { owner, tag, post } = await makeIndexed();
    await updateTag(owner, tag.id, { name: `Renamed ${tag.name}`, slug: '', description: '' });
    return post.id;
  },
  mergeTags: async () => {
    const [{ owner, tag, post }, into] = [await makeIndexed(), await makeTag()];
    await mergeTags(owner, [tag.id], into.id);
    return post.id;
  },
  deleteTag: async () => {
    const { owner, tag, post } = await makeIndexed();
    await deleteTag(owner, tag.id);
    return post.id;
  },
};

test.each(Object.entries(changes))('after %s the search has what there is', async (_name, change) => {
  const id = await change();
  const kept = await rowOf(id);
  expect(id).toBeGreaterThan(0);
  await db.transaction((tx) => indexPosts(tx, [id]));
  expect(kept).toEqual(await rowOf(id));
  expect(await db.$count(searchQueue, eq(searchQueue.postId, id))).toBe(0);
});

test('a save that fails leaves no words behind', async () => {
  const { owner, post } = await makeIndexed();
  const before = await rowOf(post.id);
  const failing = db.transaction(async (tx) => {
    await updatePost(owner, post.id, post.version, input, tx);
    throw new Error('afterwards');
  });
  await expect(failing).rejects.toThrow('afterwards');
  expect(await rowOf(post.id)).toEqual(before);
});

test('of a tag with very many posts the newest are indexed at once, and the others are queued', async () => {
  const [owner, tag] = [await makeOwner(), await makeTag()];
  const first = await makePost();
  await db.execute(sql`
    insert into posts (author_id, status, slug, title, published_at)
    select 1, 'published', 'many-' || i, 'Many ' || i, now() from generate_series(1, 250) i`);
  await db.execute(
    sql`insert into post_tags (post_id, tag_id, position) select id, ${tag.id}, 0 from posts where id > ${first.id}`,
  );
  await updateTag(owner, tag.id, { name: 'Periwinkle', slug: '', description: '' });
  const found = await db.execute(sql`select 1 from post_search where head @@ 'periwinkle'::tsquery`);
  expect(found).toHaveLength(100);
  expect(await db.$count(searchQueue)).toBe(150);
});

test('a post of very many different words is saved all the same', { timeout: 60_000 }, async () => {
  const owner = await makeOwner();
  const words = Array.from({ length: 60_000 }, (_, index) => (index + 50_000).toString(36)).join(' ');
  const signs = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  for (const body of [words, `# ${signs}\n\n${signs}`, `${'x'.repeat(3000)} ${'é'.repeat(3000)}`]) {
    const made = await createPost(owner, { ...input, title: 'Long', body });
    expect(made.ok && (await rowOf(made.value.id)).length).toBe(1);
  }
});
