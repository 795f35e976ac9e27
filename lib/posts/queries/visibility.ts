import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { postVisibility } from '@/lib/access/permissions';

// The status is written out, not bound: PostgreSQL cannot prove that a parameter matches the partial index.
/** Published and due. By the database's clock, so that a scheduled post never waits for a job. */
export const isPublicPost: SQL = sql`(${posts.status} = 'published' and ${posts.publishedAt} <= now())`;

export const isScheduledPost: SQL = sql`(${posts.status} = 'published' and ${posts.publishedAt} > now())`;

export const visiblePosts = (viewer: Viewer): SQL | undefined =>
  postVisibility(viewer) === 'all' ? undefined : isPublicPost;

/** Newest first, spelled as posts_public_idx is, or PostgreSQL would sort instead of reading the index. */
export const newestFirst: SQL[] = [
  sql`${posts.publishedAt} desc nulls last`,
  sql`${posts.id} desc nulls last`,
];
