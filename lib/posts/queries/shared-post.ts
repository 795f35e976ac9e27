import 'server-only';
import { and, eq } from 'drizzle-orm';
import { posts, users } from '@/drizzle/schema';
import { postName } from '@/lib/content-names';
import { db } from '@/lib/db';
import { tagsOfPost, type TagView } from '@/lib/posts/queries/views';
import { isPublic } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

type SharedPost = { id: number; slug: string; title: string; language: string; tags: TagView[] };

/** What the picture of a public post is drawn from; null for any other. */
export async function getSharedPost(id: number): Promise<SharedPost | null> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return null;
  const [post] = await db
    .select({
      id: posts.id,
      slug: posts.slug,
      title: posts.title,
      language: posts.language,
      tags: tagsOfPost,
    })
    .from(posts)
    // Joined for `tagsOfPost`.
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, id), isPublic));
  if (post) noteShown([postName(post.id)]);
  return post ?? null;
}
