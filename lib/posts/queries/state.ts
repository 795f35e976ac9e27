import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { isPublic, isScheduledPost } from '@/lib/posts/queries/visibility';

/** The admin's word for a post: a published one whose date is still to come is scheduled. */
export type PostState = 'draft' | 'scheduled' | 'published';

export const state = sql<PostState>`case when ${posts.status} = 'draft' then 'draft' when ${isPublic} then 'published' else 'scheduled' end`;

export const inState: Record<PostState, SQL> = {
  draft: sql`${posts.status} = 'draft'`,
  scheduled: isScheduledPost,
  published: isPublic,
};
