import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** For statements on comments that do not join posts. */
export const isOnKeptPost: SQL = sql`exists (select 1 from ${posts} where ${posts.id} = ${comments.postId} and ${isKeptPost})`;
