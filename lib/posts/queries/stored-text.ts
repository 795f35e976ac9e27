import 'server-only';
import { and, eq } from 'drizzle-orm';
import { posts, users } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import type { FormValues } from '@/lib/form-state';
import { columnNames, fieldNames, pick, textNames, toFieldTexts } from '@/lib/posts/post-fields';
import { seriesNameOfPost, summaryColumns } from '@/lib/posts/queries/views';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** What a revision keeps: the text of a post, its other fields as a form has them, and its version. */
export type PostText = { body: string; fields: FormValues; version: number };

/** For mutations, in their transaction. */
export async function getStoredText(tx: Executor, postId: number): Promise<PostText | null> {
  const [post] = await tx
    .select({
      slug: posts.slug,
      ...pick(posts, columnNames),
      publishedAt: posts.publishedAt,
      version: posts.version,
      tags: summaryColumns.tags,
      series: seriesNameOfPost,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, postId), isKeptPost));
  if (!post) return null;
  const texts = toFieldTexts(pick(post, fieldNames), 'UTC');
  const names = textNames.filter((name) => name !== 'body');
  return { body: post.body, fields: pick(texts, names), version: post.version };
}
