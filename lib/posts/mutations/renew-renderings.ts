import 'server-only';
import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { discussionName, NEWEST_COMMENTS, personName, POST_LISTS, postName } from '@/lib/content-names';
import { db } from '@/lib/db';
import { renderComment, renderPost } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';

/** Texts between two notices that pages are out of date. */
const BATCH = 50;

/** Neither version nor date of a post changes: nobody has edited it. @returns how many texts there were */
export async function renewRenderings(): Promise<number> {
  return (await inBatches(renewPosts)) + (await inBatches(renewComments));
}

/** @param renew names what shows the texts of one batch, for each a list */
async function inBatches(renew: () => Promise<string[][]>): Promise<number> {
  let all = 0;
  for (;;) {
    const renewed = await renew();
    if (renewed.length > 0) await notifyContentChanged(db, [...new Set(renewed.flat())]);
    all += renewed.length;
    if (renewed.length < BATCH) return all;
  }
}

async function renewPosts(): Promise<string[][]> {
  const old = await db
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .where(lt(posts.renderVersion, RENDER_VERSION))
    .orderBy(asc(posts.renderVersion), asc(posts.id))
    .limit(BATCH);
  for (const { id, body } of old) {
    const { html, excerpt, wordCount } = await renderPost(body, { findPictures });
    await db.transaction(async (tx) => {
      const [renewed] = await tx
        .update(posts)
        .set({
          bodyHtml: html,
          excerpt,
          wordCount,
          renderVersion: RENDER_VERSION,
          updatedAt: sql`${posts.updatedAt}`,
        })
        .where(and(eq(posts.id, id), eq(posts.body, body)))
        .returning({ id: posts.id });
      if (renewed) await indexPost(tx, id);
    });
  }
  return old.map(({ id }) => [postName(id), POST_LISTS]);
}

async function renewComments(): Promise<string[][]> {
  const old = await db
    .select({
      id: comments.id,
      body: comments.body,
      postId: comments.postId,
      authorId: comments.authorId,
    })
    .from(comments)
    .where(lt(comments.renderVersion, RENDER_VERSION))
    .orderBy(asc(comments.renderVersion), asc(comments.id))
    .limit(BATCH);
  for (const { id, body } of old) {
    const bodyHtml = await renderComment(body);
    await db
      .update(comments)
      .set({ bodyHtml, renderVersion: RENDER_VERSION })
      .where(and(eq(comments.id, id), eq(comments.body, body)));
  }
  return old.map(({ postId, authorId }) => [
    discussionName(postId),
    NEWEST_COMMENTS,
    ...(authorId === null ? [] : [personName(authorId)]),
  ]);
}
