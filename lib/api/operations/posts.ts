import 'server-only';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { authorize } from '@/lib/api/authorize';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { LINK_HEADER } from '@/lib/api/schemas/common';
import { Post, PostPage, PostParams, PostsQuery, Tags } from '@/lib/api/schemas/posts';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { isId } from '@/lib/fields';
import { perNetwork, SEARCH_NETWORK } from '@/lib/limits/attempt-limits';
import { takePoints } from '@/lib/limits/mutations/throttle';
import { requestingAddress } from '@/lib/limits/requesting-address';
import { tagPath } from '@/lib/paths';
import { findPost, findPosts, type PostFilter } from '@/lib/posts/queries/find-posts';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { listPublicTags } from '@/lib/posts/queries/tags';
import { readerOf, replyWith, summaryOf } from '@/lib/api/operations/post-views';

const PER_PAGE = 20;

/** What lies beyond what everybody may read. */
const drafts = { who: canManagePosts, scope: 'posts:read' } as const;

const absolute = (path: string) => settings().SITE_URL + path;

export const listPosts = operation({
  id: 'listPosts',
  method: 'GET',
  path: '/posts',
  tag: 'Posts',
  summary: 'Posts, newest first; with q the best first',
  who: 'anybody',
  scope: 'posts:read',
  query: PostsQuery,
  isShared: true,
  success: 200,
  answer: PostPage,
  headers: LINK_HEADER,
  problems: ['token-required', 'forbidden', 'insufficient-scope', 'throttled'],
  async handle({ caller, query, request }) {
    const { status = 'published', kind = 'post', limit = PER_PAGE, tag, year, q: search, cursor } = query;
    if (status !== 'published') await authorize(caller, { ...drafts, method: 'GET', path: '/posts' });
    const viewer = readerOf(caller);
    if (search) {
      const found = await searchFor(viewer, { words: search, tag, year }, await requestingAddress());
      return pageOfFound(request, viewer, { state: status, kind, tag, year, ids: found }, { cursor, limit });
    }
    const list = kind === 'post' ? `posts ${status}` : `posts ${status} ${kind}`;
    const [id, publishedAt] = readCursor(list, cursor) ?? [];
    const after =
      id === undefined
        ? null
        : { id: Number(id), publishedAt: publishedAt === undefined ? null : new Date(publishedAt) };
    const filter = { state: status, kind, tag, year };
    const found = await findPosts(viewer, filter, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const key = last && [last.id, ...(last.publishedAt ? [last.publishedAt.toISOString()] : [])];
    return pageOf(request, page.map(summaryOf), key ? makeCursor(list, key) : null);
  },
});

type Asked = { words: string; tag?: string; year?: number };

/** @returns numbers of posts, best first. @throws {ThrottledError} */
async function searchFor(viewer: Viewer, { words, tag, year }: Asked, address: string): Promise<number[]> {
  await takePoints(perNetwork(SEARCH_NETWORK, address));
  // First, so that the length of a search cuts off the words.
  const typed = tag === undefined ? words : `tag:"${tag}" ${words}`;
  const before = year === undefined ? null : String(year + 1);
  const { ids, instead } = await inSearch((tx) => searchPosts(tx, viewer, typed, before));
  // A program means what it says.
  return instead === null ? ids : [];
}

/** Goes on by how many were given out. */
async function pageOfFound(
  request: Request,
  viewer: Viewer,
  filter: PostFilter & { ids: number[] },
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  const list = `posts ${filter.state} found`;
  const [skipped] = readCursor(list, cursor) ?? [0];
  const found = await findPosts(viewer, filter, { after: null, limit: filter.ids.length });
  const byId = new Map(found.map((post) => [post.id, post]));
  const ranked = filter.ids.flatMap((id) => byId.get(id) ?? []);
  const end = Number(skipped) + limit;
  const page = ranked.slice(Number(skipped), end);
  return pageOf(request, page.map(summaryOf), ranked.length > end ? makeCursor(list, [end]) : null);
}

export const getPost = operation({
  id: 'getPost',
  method: 'GET',
  path: '/posts/{id}',
  tag: 'Posts',
  summary: 'One post, by its number or its slug',
  who: 'anybody',
  scope: 'posts:read',
  params: PostParams,
  isShared: true,
  success: 200,
  answer: Post,
  headers: { ETag: 'The version, for If-Match' },
  problems: ['not-found'],
  async handle({ caller, params }) {
    const viewer = readerOf(caller);
    const post = await findByKey(viewer, params.id);
    if (!post) throw new NotFoundError();
    return replyWith(viewer, post);
  },
});

export const listTags = operation({
  id: 'listTags',
  method: 'GET',
  path: '/tags',
  tag: 'Posts',
  summary: 'The tags of public posts, all on one page',
  who: 'anybody',
  isShared: true,
  success: 200,
  answer: Tags,
  async handle() {
    const tags = await listPublicTags();
    return {
      body: { items: tags.map((tag) => ({ ...tag, url: absolute(tagPath(tag.slug)) })), next: null },
    };
  },
});

type Found = NonNullable<Awaited<ReturnType<typeof findPost>>>;

/** Digits are a number first; a slug may be all digits, too. */
async function findByKey(viewer: Viewer, key: string): Promise<Found | null> {
  const id = /^[1-9]\d{0,9}$/.test(key) && isId(Number(key)) ? Number(key) : null;
  return (id === null ? null : await findPost(viewer, { id })) ?? findPost(viewer, { slug: key });
}
