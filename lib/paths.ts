export const postPath = (slug: string): string => `/posts/${encodeURIComponent(slug)}`;

export type PostKind = 'post' | 'page';
type Addressed = { slug: string; kind: PostKind };

/** Where readers find a post, or a page of its own, which stands at the root. */
export const publicPath = ({ slug, kind }: Addressed): string =>
  kind === 'page' ? `/${encodeURIComponent(slug)}` : postPath(slug);

/** The same, decoded: as redirects are stored. */
export const decodedPath = ({ slug, kind }: Addressed): string =>
  kind === 'page' ? `/${slug}` : `/posts/${slug}`;

/** The slug of the post that a path leads to, decoded or not as the path is; null for any other path. */
export const slugIn = (path: string): string | null => /^\/posts\/([^/]+)$/.exec(path)?.[1] ?? null;

/** The slug of the page that a path would lead to. */
export const pageSlugIn = (path: string): string | null => /^\/([^/]+)$/.exec(path)?.[1] ?? null;

export const tagPath = (slug: string, page = 1): string => paged(`/tags/${encodeURIComponent(slug)}`, page);

export const seriesPath = (slug: string): string => `/series/${encodeURIComponent(slug)}`;

/** @param folder of what the feed is about: the path of a tag, `/comments`, none for the posts of the site */
export const feedPaths = (folder = '') => ({
  rss: `${folder}/feed.xml`,
  atom: `${folder}/atom.xml`,
  json: `${folder}/feed.json`,
});

export const SITE_COMMENTS_FOLDER = '/comments';

export const postCommentsFolder = (slug: string): string => `${postPath(slug)}/comments`;

export const userPath = (username: string, page = 1): string =>
  paged(`/users/${encodeURIComponent(username)}`, page);

export const revisionsPath = (postId: number, before?: number): string =>
  `/admin/posts/${postId}/revisions${before ? `?before=${before}` : ''}`;

export const revisionPath = (postId: number | string, revision: number | string): string =>
  `/admin/posts/${postId}/revisions/${revision}`;

export const editPostPath = (id: number): string => `/admin/posts/${id}/edit`;

export const previewPostPath = (id: number): string => `/admin/posts/${id}/preview`;

/** @param draft the key of a post that was begun and never saved */
export const newPostPath = (draft?: string): string => `/admin/posts/new${draft ? `?draft=${draft}` : ''}`;

export const newPagePath = `${newPostPath()}?kind=page`;

export const keepCopyPath = '/admin/posts/keep';
export const livePreviewPath = '/admin/posts/live-preview';
export const checkPostPath = '/admin/posts/check';

/** Takes pictures: one as it is, or a form of several. */
export const uploadPath = '/admin/media/upload';

/** Stored pictures to choose from. */
export const choosePicturePath = '/admin/media/choose';

/** Takes exports of other blogs: in parts from a script, or a form of whole files. */
export const importUploadPath = '/admin/import/upload';

/** What was sent and waits for its settings. */
export const waitingUploadPath = (id: string): string => `/admin/import/files/${id}`;

export const importPath = (id: number): string => `/admin/import/${id}`;

/** Of an address below `importPath`; NaN for any other. */
export const importIdIn = (url: string): number =>
  Number(/^\/admin\/import\/([1-9]\d{0,9})\//.exec(new URL(url).pathname)?.[1] ?? NaN);

export const firstDescriptionPath = '/admin/media/first-description';

export const homePath = (page = 1): string => (page === 1 ? '/' : `/page/${page}`);

/** @param month 1 to 12 */
export const archivePath = (year?: number, month?: number | null): string =>
  ['/archive', year, month && String(month).padStart(2, '0')].filter(Boolean).join('/');

/** @param before a year or a month: only what is older is looked through */
export function searchPath(query = '', page = 1, before: string | null = null): string {
  if (query === '') return '/search';
  const asked = new URLSearchParams({ q: query });
  if (before !== null) asked.set('before', before);
  if (page > 1) asked.set('page', String(page));
  return `/search?${asked.toString()}`;
}

/** Titles while somebody types. */
export const searchTitlesPath = '/api/search';

/** A page number as it stands in an address; null for anything else, `01` and `1.0` included. */
export function parsePage(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** A month as it stands in an address, `01` to `12`; null for anything else. */
export function parseMonth(text: string | undefined): number | null {
  return text !== undefined && /^(?:0[1-9]|1[0-2])$/.test(text) ? Number(text) : null;
}

/** @param before the id that the page begins before; the newest comments where there is none */
export const userCommentsPath = (username: string, before: number | null = null): string =>
  `/users/${encodeURIComponent(username)}/comments${before === null ? '' : `/before/${before}`}`;

const paged = (path: string, page: number) => (page === 1 ? path : `${path}/page/${page}`);
