import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { comments, posts, sessions } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { permalinkPath } from '@/lib/comments/paths';
import { listOwnTokens } from '@/lib/accounts/personal-tokens/queries/own-tokens';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { publicPath } from '@/lib/paths';
import { pictureUrl } from '@/lib/picture';
import { isPublic } from '@/lib/posts/queries/visibility';
import { getOwnAccount } from '@/lib/accounts/profile/queries/own-account';

/** Everything that is kept about a person, for the person alone; neither ids of sessions nor tokens nor hashes. */
export async function getOwnData(actor: Actor) {
  const [account, posts, comments, sessions, accessTokens] = await Promise.all([
    getOwnAccount(actor),
    listOwnPosts(actor),
    listOwnComments(actor),
    listSessionFacts(actor),
    listOwnTokens(actor),
  ]);
  const shown = account && {
    ...account,
    picture: account.picture && absolute(pictureUrl(account.picture)),
  };
  return {
    exportedAt: new Date(),
    site: settings().SITE_URL,
    account: shown,
    posts,
    comments,
    sessions,
    accessTokens,
  };
}

/** Public ones that bear their name. */
async function listOwnPosts(actor: Actor) {
  const rows = await db
    .select({
      title: posts.title,
      slug: posts.slug,
      kind: posts.kind,
      publishedAt: posts.publishedAt,
    })
    .from(posts)
    .where(and(eq(posts.authorId, actor.id), isNull(posts.guestId), isPublic))
    .orderBy(asc(posts.id));
  return rows.map(({ slug, kind, ...post }) => ({ url: absolute(publicPath({ slug, kind })), ...post }));
}

async function listOwnComments(actor: Actor) {
  const rows = await db
    .select({
      id: comments.id,
      postTitle: sql<string | null>`case when ${isPublic} then ${posts.title} end`,
      postSlug: posts.slug,
      kind: posts.kind,
      parentId: comments.parentId,
      status: comments.status,
      body: comments.body,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(eq(comments.authorId, actor.id))
    .orderBy(asc(comments.id));
  return rows.map(({ id, postTitle, postSlug, kind, parentId, ...comment }) => ({
    url: absolute(permalinkPath(id)),
    // A post that is not public tells nobody its title, nor an address that it was given since.
    post:
      postTitle === null ? null : { title: postTitle, url: absolute(publicPath({ slug: postSlug, kind })) },
    inReplyTo: parentId === null ? null : absolute(permalinkPath(parentId)),
    ...comment,
  }));
}

async function listSessionFacts(actor: Actor) {
  return db
    .select({
      kind: sessions.kind,
      userAgent: sessions.userAgent,
      network: sessions.network,
      remember: sessions.remember,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(eq(sessions.userId, actor.id))
    .orderBy(asc(sessions.createdAt));
}

const absolute = (path: string) => settings().SITE_URL + path;
