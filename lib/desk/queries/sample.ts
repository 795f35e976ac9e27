import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** For selects that join the site. The sample as it was made: what somebody changed or published is theirs. */
export const isSample: SQL = sql`(${posts.id} is not distinct from ${site.samplePostId}
  and ${isKeptPost} and ${posts.status} = 'draft' and ${posts.version} = 1)`;
