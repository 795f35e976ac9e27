import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts, site } from '@/drizzle/schema';
import { getProfile, getPublicUser } from '@/lib/accounts/profile/queries/profile';
import {
  getDeletedComment,
  isDeletedWithoutTrace,
  listDeletedComments,
  listOwnDeletedComments,
} from '@/lib/comments/queries/bin';
import { getComment, getCommentToEdit } from '@/lib/comments/queries/comment';
import { countAllComments } from '@/lib/comments/queries/count';
import { getListedComment } from '@/lib/comments/queries/listed';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import { listNewestComments } from '@/lib/comments/queries/newest';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { listUnansweredComments } from '@/lib/comments/queries/unanswered';
import { getUnposted } from '@/lib/comments/unposted/queries/unposted-comment';
import { db } from '@/lib/db';
import { getDesk } from '@/lib/desk/queries/desk';
import { listTitles } from '@/lib/desk/queries/titles';
import { findFormerPost } from '@/lib/former-addresses/queries';
import { getGuest, listGuests } from '@/lib/guests/queries/guests';
import * as imported from '@/lib/import/queries/imported-posts';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { getPostByDraftLink, listDraftLinks } from '@/lib/posts/draft-links/queries/draft-links';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { getPostsAround } from '@/lib/posts/queries/around';
import { countPages, countPostsByState, getPost, getPostForEdit } from '@/lib/posts/queries/admin';
import {
  listArchiveMonths,
  listArchiveYears,
  listPostsOfMonth,
  listPostsOfYear,
} from '@/lib/posts/queries/archive';
import * as feed from '@/lib/posts/queries/feed';
import { findPost, findPosts } from '@/lib/posts/queries/find-posts';
import { getPinnedPostId } from '@/lib/posts/queries/pinned';
import { getPublicSeries, listPublicSeries } from '@/lib/posts/queries/series';
import { listNoteBodies } from '@/lib/posts/queries/note-bodies';
import * as readers from '@/lib/posts/queries/public';
import { findLinkTargets } from '@/lib/posts/queries/link-targets';
import { listLinkingPosts } from '@/lib/posts/queries/linking-posts';
import { listStates } from '@/lib/posts/queries/post-states';
import { listPostTable, listPostYears, listTagsToFilter } from '@/lib/posts/queries/post-table';
import * as revisions from '@/lib/posts/queries/revisions';
import { getSharedPost } from '@/lib/posts/queries/shared-post';
import { nextChangeIn } from '@/lib/posts/queries/schedule';
import { getWorkingCopy } from '@/lib/posts/queries/working-copies';
import { findPublicTag, listPublicTags } from '@/lib/posts/queries/tags';
import { recordMissing } from '@/lib/redirects/mutations/missing-paths';
import { listFormerAddresses } from '@/lib/export/queries/former-addresses';
import { listMissingPaths, listPostAddresses } from '@/lib/redirects/queries/redirects';
import { PostsFilterSchema } from '@/lib/posts/admin-filter';
import { findTagByName, getTag, listTags } from '@/lib/tags/queries/tags';
import { TagsFilterSchema } from '@/lib/tags/validation';
import { getSeries, listSeries } from '@/lib/series/queries/series';
import { exportQueries } from '@/lib/testing/export-queries';
import { inSeries } from '@/lib/testing/in-series';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { listFoundPosts } from '@/lib/search/queries/found-posts';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { searchTitles } from '@/lib/search/queries/search-titles';
import { makeGuest } from '@/lib/testing/factories';
import { listUntried, makeSurroundings, type Surroundings } from '@/lib/testing/post-surroundings';

const all = { after: null, limit: 50 };

/** Every query on posts. A new one stands here too; `others` are those that have a reason. */
const queries: Record<string, (its: Surroundings) => Promise<unknown>> = {
  countPostsByState: ({ owner }) => countPostsByState(owner),
  ...exportQueries,
  countPages: async ({ owner, post }) => {
    await db.update(posts).set({ kind: 'page' }).where(eq(posts.id, post.id));
    return countPages(owner);
  },
  getPostForEdit: ({ owner, post }) => getPostForEdit(owner, post.id),
  getPost: ({ owner, post }) => getPost(owner, post.id),
  findPosts: ({ owner }) => findPosts(owner, { state: 'all' }, all),
  'findPosts: as readers do': () => findPosts(null, { state: 'published' }, all),
  findPost: ({ owner, post }) => findPost(owner, { id: post.id }),
  'findPost: by slug': ({ owner, post }) => findPost(owner, { slug: post.slug }),
  listPostTable: ({ owner }) => listPostTable(owner, PostsFilterSchema.parse({})),
  listPostYears: ({ owner }) => listPostYears(owner),
  listTagsToFilter: ({ owner }) => listTagsToFilter(owner),
  // A tag goes with the last post that has it, so what is compared is how many have it.
  listTags: async ({ owner, tag }) =>
    (await listTags(owner, TagsFilterSchema.parse({ search: tag.name })))?.tags[0]?.postCount ?? 0,
  getTag: async ({ owner, tag }) =>
    (await getTag(owner, (await findTagByName(owner, tag.name)) ?? 0))?.postCount ?? 0,
  listStates: ({ owner, post }) => listStates(owner, [post.id]),
  getRevisedPost: ({ owner, post }) => revisions.getRevisedPost(owner, post.id),
  getPresentText: ({ owner, post }) => revisions.getPresentText(owner, post.id),
  listRevisions: ({ owner, post }) => revisions.listRevisions(owner, post.id),
  getRevision: ({ owner, post, revision }) => revisions.getRevision(owner, post.id, revision),
  getRevisionBefore: ({ owner, post, revision }) => revisions.getRevisionBefore(owner, post.id, revision + 1),
  getWorkingCopy: ({ owner, post }) => getWorkingCopy(owner, post.id),
  listFeedPosts: () => feed.listFeedPosts(),
  findFormerPost: ({ post }) => findFormerPost({ paths: [], slug: post.slug, isFeed: false }),
  getAuthorFeed: ({ owner }) => feed.getAuthorFeed(owner.username),
  getTagFeed: ({ tag }) => feed.getTagFeed(tag.slug),
  listNewestComments: () => listNewestComments(),
  'listNewestComments: of one post': ({ post }) => listNewestComments(post.id),
  listSitemapEntries: () => feed.listSitemapEntries(1, 1_000_000),
  listFilledRanges: () => feed.listFilledRanges(1),
  getNewestModification: () => feed.getNewestModification(),
  listArchiveYears: () => listArchiveYears(),
  listPostsOfYear: ({ year }) => listPostsOfYear(year),
  listArchiveMonths: ({ year }) => listArchiveMonths(year),
  listPostsOfMonth: ({ year, month }) => listPostsOfMonth(year, month),
  listPublicPosts: () => readers.listPublicPosts(1),
  listPublicPostsByTag: ({ tag }) => readers.listPublicPostsByTag(tag.slug, 1),
  listNoteBodies: async ({ post }) => [...(await listNoteBodies([post.id]))],
  countPublicPosts: () => readers.countPublicPosts(),
  getPublicPost: ({ post }) => readers.getPublicPost(post.slug),
  'getPublicPost: of either kind': ({ post }) => readers.getPublicPost(post.slug, null),
  isPublicSlug: ({ post }) => readers.isPublicSlug(post.slug),
  getPostsAround: ({ older }) =>
    getPostsAround({ id: older.id, publishedAt: older.publishedAt ?? new Date() }),
  'getPostsAround: a series': ({ older, post }) =>
    inSeries([post, older], async () => {
      const { series } = await getPostsAround({ id: older.id, publishedAt: older.publishedAt! });
      return series?.count;
    }),
  listPublicSeries: ({ post }) => inSeries([post], async () => (await listPublicSeries()).length),
  getPublicSeries: ({ post }) => inSeries([post], async ({ slug }) => (await getPublicSeries(slug)) !== null),
  getSeries: ({ owner, post }) =>
    inSeries([post], async ({ id }) => (await getSeries(owner, id))?.parts.length),
  listSeries: ({ owner, post }) =>
    inSeries([post], async (made) => (await listSeries(owner)).find(({ id }) => id === made.id)?.postCount),
  getPinnedPostId: async ({ owner, post }) => {
    await pinIfThere(post.id);
    return getPinnedPostId(owner);
  },
  'listPublicPosts: the pinned one': async ({ post }) => {
    await pinIfThere(post.id);
    return (await readers.listPublicPosts(1))?.posts[0]?.isPinned;
  },
  getSharedPost: ({ post }) => getSharedPost(post.id),
  findRedirect: ({ path }) => readers.findRedirect(path),
  listPublicTags: () => listPublicTags(),
  findPublicTag: ({ tag }) => findPublicTag(tag.slug),
  getPublicUser: ({ owner }) => getPublicUser(owner.username),
  getProfile: ({ owner }) => getProfile(owner.username, { part: 'posts' }),
  'getProfile: comments': ({ member }) => getProfile(member.username, { part: 'comments' }),
  getComment: ({ owner, comment }) => getComment(owner, comment.id),
  getCommentToEdit: ({ member, comment }) => getCommentToEdit(member, comment.id),
  countAllComments: ({ owner }) => countAllComments(owner),
  getListedComment: ({ owner, comment }) => getListedComment(owner, comment.id),
  listCommentsToModerate: ({ owner }) => listCommentsToModerate(owner, { status: 'all', before: null }),
  getCommentPlace: ({ comment }) => getCommentPlace(comment.id),
  listDeletedComments: ({ owner }) => listDeletedComments(owner),
  getDeletedComment: ({ owner, removed }) => getDeletedComment(owner, removed.id),
  listOwnDeletedComments: ({ owner }) => listOwnDeletedComments(owner),
  isDeletedWithoutTrace: ({ removed }) => isDeletedWithoutTrace(removed.id),
  listUnansweredComments: ({ owner }) => listUnansweredComments(owner),
  listTitles: ({ owner, post }) => listTitles(owner, post.title, 5),
  findLinkTargets: ({ owner, post, path }) =>
    findLinkTargets(owner, { slugs: [post.slug], paths: [path], tags: [], pictures: [] }),
  listLinkingPosts: ({ owner, linked }) => listLinkingPosts(owner, linked),
  listPostAddresses: ({ owner }) => listPostAddresses(owner),
  listFormerAddresses: ({ owner }) => listFormerAddresses(owner),
  listMissingPaths: async ({ owner, post }) => {
    await recordMissing(new Map([[`/${post.slug}.html`, 1]]));
    const rows = await listMissingPaths(owner);
    return rows.map(({ path, guess }) => ({ path, guess }));
  },
  'findPosts: by number': ({ owner, post }) => findPosts(owner, { state: 'all', ids: [post.id] }, all),
  searchPosts: async ({ owner, post }) => {
    await renewIndex();
    return (await inSearch((tx) => searchPosts(tx, owner, post.title))).ids;
  },
  rankPosts: async ({ post }) => {
    await renewIndex();
    return (await inSearch((tx) => searchPosts(tx, null, post.title))).ids;
  },
  searchTitles: async ({ owner, post }) => {
    await renewIndex();
    return inSearch((tx) => searchTitles(tx, owner, post.title, 5));
  },
  listFoundPosts: async ({ owner, post }) => {
    await renewIndex();
    return inSearch((tx) => listFoundPosts(tx, owner, [post.id]));
  },
  listDraftLinks: ({ owner, post }) => listDraftLinks(owner, post.id),
  getPostByDraftLink: ({ secret }) => getPostByDraftLink(secret),
  getUnposted: async ({ token }) => {
    const unposted = await getUnposted(token);
    return [unposted?.post, unposted?.problem];
  },
  listGuests: async ({ owner, post }) => {
    const { id } = await nameGuest(post.id);
    const { guests } = await listGuests(owner, { search: '', before: null });
    return guests.find((guest) => guest.id === id)?.postCount;
  },
  getGuest: async ({ owner, post }) => (await getGuest(owner, (await nameGuest(post.id)).id))?.postCount,
  listTakenSlugs: () => imported.listTakenSlugs(),
  listImportedPosts: ({ file }) => imported.listImportedPosts(file.source),
  listImportedElsewhere: () => imported.listImportedElsewhere('nowhere'),
  listKnownTitles: () => imported.listKnownTitles(),
  listLedPaths: ({ path }) => imported.listLedPaths([path]),
  getStoredPost: ({ post }) => imported.getStoredPost(post.id),
  getImportedVersion: ({ file }) => imported.getImportedVersion(file.source, file.path),
};

const nameGuest = async (postId: number) => {
  const guest = await makeGuest();
  await db.update(posts).set({ guestId: guest.id }).where(eq(posts.id, postId));
  return guest;
};

/** As pinPost does, which refuses what is in the bin. */
const pinIfThere = (id: number) =>
  db.update(site).set({ pinnedPostId: sql`(select ${posts.id} from ${posts} where ${posts.id} = ${id})` });

/** Only a post that is to come shows in them. */
const ofScheduled: typeof queries = {
  nextChangeIn: () => nextChangeIn().then((wait) => wait === null),
  getDesk: ({ owner }) => getDesk(owner),
};

const others = new Set([
  // They are the bin, and the addresses of what is in it.
  ...['listBinnedPosts', 'getBinnedPost', 'isGonePath', 'isGoneComment'],
  // Whether the owner has any post at all.
  ...['getFirstSteps', 'isNewSite'],
  // What readers do not see.
  ...['listHiddenPaths', 'framePathsOf'],
  // What is in the bin keeps its pictures and tags: it may come back.
  ...['postsWith', 'isUsed', 'countUses', 'listUses', 'findTagIds', 'findTagAlias'],
  // Asked for a post that was found; parts of statements.
  ...['selectSummaries', 'countYears', 'hasTag'],
  ...['listCommentsOf', 'beginOfYear', 'isWaiting', 'visiblePosts', 'isRevisionOf', 'getStoredText'],
  ...['isCopyOf', 'isNewCopy', 'isKeptBy', 'readWorkingCopy', 'readMadePost', 'getMergeBase'],
  // A person's own texts are theirs wherever they stand: own-data.db.test.ts.
  'getOwnData',
  // What an import made: import-pages.db.test.ts.
  'listStayingPosts',
  // In which years a search begins.
  ...['beginOf', 'findSpan', 'rankingOf'],
  // Of a file about posts, but not about them.
  'listSeriesNames',
  ...['getNewWorkingCopy', 'listNewWorkingCopies', 'findMadePost', 'findOwnCopyVersion'],
  ...['findOwnRedirect', 'findFormerRedirect', 'findUsername', 'listOwnRedirects', 'listTagAddresses'],
  ...['countGuests', 'guestCounts'],
]);

test.each(Object.entries(queries))('for %s, a post in the bin is not there', async (_name, run) => {
  await sameAsPurged(await makeSurroundings('published'), run);
});

test.each(Object.entries(ofScheduled))('for %s, a post in the bin is not there', async (_name, run) => {
  await sameAsPurged(await makeSurroundings('scheduled'), run);
});

async function sameAsPurged(its: Surroundings, run: (its: Surroundings) => Promise<unknown>) {
  const { owner, post } = its;
  const kept = await run(its);
  await deletePost(owner, post.id);
  const binned = await run(its);
  await purgePost(owner, post.id);
  expect(binned).toEqual(await run(its));
  expect(binned).not.toEqual(kept);
}

test('all queries that know posts are tried here', () => {
  const known = Object.keys({ ...queries, ...ofScheduled }).map((name) => name.split(':')[0]!);
  expect(listUntried('queries', new Set([...known, ...others]))).toEqual([]);
});
