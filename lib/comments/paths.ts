import { postCommentsFolder, publicPath, type PostKind } from '@/lib/paths';

type Discussed = { slug: string; kind: PostKind };

export type CommentPlace = Discussed & { id: number; page: number };

/** Further pages have their own place, for posts and pages alike; the first stands below the text. */
export const commentsPath = (post: Discussed, page: number): string =>
  page > 1 ? `${postCommentsFolder(post.slug)}/${page}` : publicPath(post);

/** The anchor is the same in every thread of the site, so that a comment can be found on any page. */
export const commentAnchor = (id: number): string => `comment-${id}`;

export const commentPath = ({ id, page, ...post }: CommentPlace): string =>
  `${commentsPath(post, page)}#${commentAnchor(id)}`;

export const permalinkPath = (id: number): string => `/comments/${id}`;
