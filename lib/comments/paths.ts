import { postPath } from '@/lib/paths';

export type CommentPlace = { id: number; slug: string; page: number };

export const commentsPath = (slug: string, page: number): string =>
  `${postPath(slug)}${page > 1 ? `/comments/${page}` : ''}`;

/** The anchor is the same in every thread of the site, so that a comment can be found on any page. */
export const commentAnchor = (id: number): string => `comment-${id}`;

export const commentPath = ({ id, slug, page }: CommentPlace): string =>
  `${commentsPath(slug, page)}#${commentAnchor(id)}`;

export const permalinkPath = (id: number): string => `/comments/${id}`;
