import 'server-only';
import type { Actor, Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import type { Caller } from '@/lib/api/caller';
import { tagOf } from '@/lib/api/entity-tag';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { publicPath } from '@/lib/paths';
import type { SavedPost } from '@/lib/posts/post-input';
import { findPost, type FoundPost } from '@/lib/posts/queries/find-posts';

type Found = NonNullable<Awaited<ReturnType<typeof findPost>>>;

/** Whom the queries take the caller for: a token that may not read drafts reads as everybody does. */
export const readerOf = (caller: Caller | null): Viewer => (caller?.may('posts:read') ? caller.actor : null);

export function summaryOf({ state, tags, author, ...post }: FoundPost) {
  const { coverUrl: url, coverAlt: alt, coverX: x, coverY: y } = post;
  return {
    id: post.id,
    slug: post.slug,
    kind: post.kind,
    url: settings().SITE_URL + publicPath(post),
    title: post.title,
    subtitle: post.subtitle,
    excerpt: post.excerpt,
    status: state,
    tags,
    series: post.series,
    cover: url ? { url, alt, focus: { x, y } } : null,
    language: post.language,
    wordCount: post.wordCount,
    author,
    version: post.version,
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt,
    commentsOpen: post.commentsOpen,
  };
}

export function replyWith(viewer: Viewer, post: Found, notices?: string[]) {
  const body = {
    ...summaryOf(post),
    html: post.bodyHtml,
    ...(canManagePosts(viewer) && { markdown: post.body, unpublishAt: post.unpublishAt }),
    ...(notices && { notices }),
  };
  return { body, headers: { ETag: tagOf(post.version) } };
}

/** Whoever may write gets back what was written. @throws {NotFoundError} when it was deleted meanwhile */
export const replyToSave = (actor: Actor, { id, notices }: SavedPost) => replyToPost(actor, id, notices);

/** @throws {NotFoundError} when there is none */
export async function replyToPost(actor: Actor, id: number, notices?: string[]) {
  const post = await findPost(actor, { id });
  if (!post) throw new NotFoundError();
  return replyWith(actor, post, notices);
}
