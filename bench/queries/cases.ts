import { makeActor } from '@/lib/access/actor';
import { getProfile } from '@/lib/accounts/profile/queries/profile';
import { getPerson, listPeople } from '@/lib/accounts/people/queries/people';
import { listEvents } from '@/lib/audit/queries';
import { AuditFilterSchema } from '@/lib/audit/validation';
import { countAllComments } from '@/lib/comments/queries/count';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { listThreads } from '@/lib/comments/queries/threads';
import { listUnansweredComments } from '@/lib/comments/queries/unanswered';
import { getDesk } from '@/lib/desk/queries/desk';
import { listTitles } from '@/lib/desk/queries/titles';
import { POSTS_PER_SITEMAP } from '@/lib/feeds/sitemap';
import { listPictures } from '@/lib/media/queries/library';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { PostsFilterSchema, type PostsFilter } from '@/lib/posts/admin-filter';
import { countPostsByState } from '@/lib/posts/queries/admin';
import { getPostsAround } from '@/lib/posts/queries/around';
import { listArchiveMonths, listArchiveYears, listPostsOfMonth } from '@/lib/posts/queries/archive';
import { listBinnedPosts } from '@/lib/posts/queries/bin';
import { listFeedPosts, listFilledRanges, listSitemapEntries } from '@/lib/posts/queries/feed';
import { listNoteBodies } from '@/lib/posts/queries/note-bodies';
import { listPostTable, listPostYears, listTagsToFilter } from '@/lib/posts/queries/post-table';
import { countPublicPosts, listPublicPosts, listPublicPostsByTag } from '@/lib/posts/queries/public';
import { listPublicSeries } from '@/lib/posts/queries/series';
import { listPublicTags } from '@/lib/posts/queries/tags';
import { listPostAddresses } from '@/lib/redirects/queries/redirects';
import { listTags } from '@/lib/tags/queries/tags';
import { TagsFilterSchema } from '@/lib/tags/validation';
import { listDeliveries } from '@/lib/webhooks/queries/webhooks';
import { BUSY_TAG, BUSY_USER, busyPosts, type Sizes } from './seed';

export type QueryCase = {
  name: string;
  /**
   * Milliseconds of the database's CPU that it took when the way it is asked now was tried by hand, on another machine
   * and much the same data; null where it was not.
   */
  tried: number | null;
  run: () => Promise<unknown>;
  /** An answer that is kept until the content changes is to be made anew. */
  isAnew?: true;
  /** How often it can be run, where it uses something up. */
  supply?: number;
};

const owner = makeActor({ id: 1, username: 'member-1', name: 'Member 1' });
const busyName = `member-${BUSY_USER}`;

const MINUTE = 60_000;
/** Near enough to when a post of seed.ts was published: its neighbours are looked up by the index all the same. */
const dateOf = ({ posts }: Sizes, id: number) => new Date(Date.now() - (posts - id + 1) * 89 * MINUTE);

/** What readers and the owner ask for that could grow with the site. @param sizes of the data, by seed.ts */
export async function makeCases(sizes: Sizes): Promise<QueryCase[]> {
  const [lastPage, lastTagPage, lastDiscussionPage] = await findLastPages(sizes);
  const { busiest } = busyPosts(sizes);
  const newest = { part: 'comments', before: Math.round(sizes.comments / 20) } as const;
  const lastComment = sizes.comments - 97;
  return [
    { name: 'home', tried: 0.6, run: () => listPublicPosts(1) },
    { name: 'home, page in the middle', tried: 3.5, run: () => listPublicPosts(lastPage >> 1) },
    { name: 'home, last page', tried: 3.5, run: () => listPublicPosts(lastPage) },
    { name: 'home, texts of notes', tried: null, run: listNewestNotes },
    { name: 'tag', tried: 0.8, run: () => listPublicPostsByTag(BUSY_TAG, 1) },
    { name: 'tag, last page', tried: null, run: () => listPublicPostsByTag(BUSY_TAG, lastTagPage) },
    { name: 'number of posts, anew', tried: 6.6, run: () => countPublicPosts(), isAnew: true },
    {
      name: 'around a post, anew',
      tried: null,
      run: () => getPostsAround({ id: sizes.posts / 2 + 2, publishedAt: dateOf(sizes, sizes.posts / 2 + 2) }),
      isAnew: true,
    },
    { name: 'series', tried: null, run: () => listPublicSeries() },
    { name: 'tag index, anew', tried: 32, run: () => listPublicTags(), isAnew: true },
    { name: 'tag index', tried: 0.1, run: () => listPublicTags() },
    { name: 'archive, years anew', tried: 7.4, run: () => listArchiveYears(), isAnew: true },
    { name: 'archive, months anew', tried: null, run: () => listArchiveMonths(2022), isAnew: true },
    { name: 'archive, a month', tried: null, run: () => listPostsOfMonth(2022, 5) },
    { name: 'feed', tried: null, run: () => listFeedPosts() },
    { name: 'sitemap, a file', tried: 14.5, run: () => listSitemapEntries(1, POSTS_PER_SITEMAP) },
    { name: 'sitemap, index', tried: null, run: () => listFilledRanges(POSTS_PER_SITEMAP) },
    { name: 'busiest discussion', tried: 3.4, run: () => listThreads(busiest, 1) },
    {
      name: 'busiest discussion, last page',
      tried: 2.8,
      run: () => listThreads(busiest, lastDiscussionPage),
    },
    {
      name: 'busiest discussion, middle',
      tried: null,
      run: () => listThreads(busiest, lastDiscussionPage >> 1),
    },
    { name: 'permalink in it', tried: 3.4, run: () => getCommentPlace(lastComment) },
    { name: 'profile with many comments', tried: 0.47, run: () => getProfile(busyName) },
    { name: 'profile, far on', tried: 0.47, run: () => getProfile(busyName, newest) },
    { name: 'profile of the author, anew', tried: null, run: () => getProfile('member-1'), isAnew: true },
    ...(await makeAdminCases()),
    ...makePurges(sizes),
  ];
}

async function makeAdminCases(): Promise<QueryCase[]> {
  const table = (query: Partial<Record<keyof PostsFilter, string>>, after?: PostsFilter['after']) =>
    listPostTable(owner, { ...PostsFilterSchema.parse(query), after });
  const { next } = await listPostTable(owner, PostsFilterSchema.parse({}), 20_000);
  const events = (query: Record<string, string>) => listEvents(owner, AuditFilterSchema.parse(query));
  const comments = (status: 'all' | 'hidden') => listCommentsToModerate(owner, { status, before: null });
  return [
    { name: 'posts of the admin', tried: 0.7, run: () => table({}) },
    { name: 'posts of the admin, far on', tried: 6.6, run: () => table({}, next ?? undefined) },
    { name: 'drafts', tried: 0.7, run: () => table({ status: 'draft' }) },
    { name: 'posts by comments', tried: null, run: () => table({ sort: 'comments' }) },
    { name: 'posts by title', tried: null, run: () => table({ sort: 'title' }) },
    { name: 'posts by words', tried: null, run: () => table({ sort: 'words' }) },
    { name: 'posts with a tag', tried: null, run: () => table({ tag: BUSY_TAG }) },
    { name: 'number by state, anew', tried: 6.9, run: () => countPostsByState(owner), isAnew: true },
    { name: 'years of the admin', tried: null, run: () => listPostYears(owner) },
    { name: 'tags of the admin', tried: null, run: () => listTags(owner, TagsFilterSchema.parse({})) },
    { name: 'tags to filter by', tried: null, run: () => listTagsToFilter(owner) },
    { name: 'title search, rare word', tried: 0.2, run: () => listTitles(owner, 'zebra', 8) },
    { name: 'title search, common word', tried: 13.7, run: () => listTitles(owner, 'number', 8) },
    { name: 'overview: texts', tried: null, run: () => getDesk(owner) },
    { name: 'overview: to answer', tried: null, run: () => listUnansweredComments(owner) },
    { name: 'overview: number of comments', tried: 0.24, run: () => countAllComments(owner) },
    { name: 'moderation', tried: 0.5, run: () => comments('all') },
    { name: 'moderation, hidden', tried: 0.5, run: () => comments('hidden') },
    { name: 'bin', tried: null, run: () => listBinnedPosts(owner) },
    { name: 'pictures that nothing uses', tried: null, run: () => listPictures(owner, { view: 'unused' }) },
    { name: 'deliveries of a webhook', tried: null, run: () => listDeliveries(owner, 1, null) },
    { name: 'old addresses', tried: null, run: () => listPostAddresses(owner) },
    { name: 'audit log', tried: null, run: () => events({}) },
    { name: 'audit of a person', tried: 0.2, run: () => events({ user: 'member-5' }) },
    { name: 'audit of a busy person', tried: 0.3, run: () => events({ user: busyName }) },
    { name: 'audit of nobody', tried: 0.2, run: () => events({ user: 'nobody' }) },
    { name: 'people', tried: null, run: () => listPeople(owner, { search: '', before: null }) },
    { name: 'people, search', tried: 11, run: () => listPeople(owner, { search: 'nobody', before: null }) },
    { name: 'person with many comments', tried: 1.05, run: () => getPerson(owner, BUSY_USER) },
  ];
}

/** Of posts that are in the bin by then. */
function makePurges(sizes: Sizes): QueryCase[] {
  const { first50, first500 } = busyPosts(sizes);
  const [next, nextLong] = [from(first50), from(first500)];
  return [
    { name: 'purge a post of 50 comments', tried: 5, run: () => purgePost(owner, next()), supply: 60 },
    { name: 'purge a post of 500 comments', tried: 19, run: () => purgePost(owner, nextLong()), supply: 18 },
  ];
}

const from = (first: number) => () => first++;

async function listNewestNotes() {
  const ids = (await listPublicPosts(1))?.posts.map(({ id }) => id);
  return listNoteBodies(ids ?? []);
}

async function findLastPages(sizes: Sizes): Promise<[number, number, number]> {
  const pages = await Promise.all([
    listPublicPosts(1),
    listPublicPostsByTag(BUSY_TAG, 1),
    listThreads(busyPosts(sizes).busiest, 1),
  ]);
  const [home, tag, discussion] = pages.map((page) => page?.pageCount ?? 0);
  return [home!, tag!, discussion!];
}
