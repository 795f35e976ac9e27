import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { posts, postTags, redirects, series, seriesPosts, site, tags } from '@/drizzle/schema';
import { OWNER_ID } from '@/lib/access/actor';
import type { Transaction } from '@/lib/db';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import { inOrder } from './order';
import { readRows } from './snapshot';

export type PostRow = {
  id: number;
  authorId: number | null;
  guestId: number | null;
  status: 'draft' | 'published';
  kind: 'post' | 'page';
  slug: string;
  title: string;
  subtitle: string;
  coverUrl: string;
  coverAlt: string;
  coverX: number;
  coverY: number;
  body: string;
  commentsOpen: boolean;
  commentsCloseByAge: boolean;
  language: string;
  feedId: string | null;
  publishedAt: string | null;
  revisedAt: string | null;
  unpublishAt: string | null;
  createdAt: string;
  tags: string[];
  series: string | null;
  seriesPosition: number | null;
  isPinned: boolean;
  aliases: string[];
};

/** Every post and page outside the bin, by its slug. */
export const readPosts = (tx: Transaction): AsyncGenerator<PostRow> =>
  readRows<PostRow>(
    tx,
    sql`select ${posts.id}, nullif(${posts.authorId}, ${OWNER_ID}) as "authorId", ${posts.guestId} as "guestId",
        ${posts.status}, ${posts.kind}, ${posts.slug}, ${posts.title}, ${posts.subtitle},
        ${posts.coverUrl} as "coverUrl", ${posts.coverAlt} as "coverAlt", ${posts.coverX} as "coverX", ${posts.coverY} as "coverY",
        ${posts.body}, ${posts.commentsOpen} as "commentsOpen", ${posts.commentsCloseByAge} as "commentsCloseByAge",
        ${posts.language}, ${posts.feedId} as "feedId", ${posts.publishedAt} as "publishedAt", ${posts.revisedAt} as "revisedAt",
        ${posts.unpublishAt} as "unpublishAt", ${posts.createdAt} as "createdAt",
        array(select ${tags.name} from ${postTags} join ${tags} on ${eq(tags.id, postTags.tagId)}
          where ${eq(postTags.postId, posts.id)} order by ${postTags.position}) as tags,
        ${series.name} as series, ${seriesPosts.position} as "seriesPosition",
        exists(select 1 from ${site} where ${eq(site.pinnedPostId, posts.id)}) as "isPinned",
        array(select ${redirects.path} from ${redirects}
          where ${eq(redirects.postId, posts.id)} order by ${inOrder(redirects.path)}) as aliases
      from ${posts}
        left join ${seriesPosts} on ${eq(seriesPosts.postId, posts.id)}
        left join ${series} on ${eq(series.id, seriesPosts.seriesId)}
      where ${isKeptPost}
      order by ${inOrder(posts.slug)}`,
    'large',
  );
