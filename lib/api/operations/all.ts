import 'server-only';
import type { Operation } from '@/lib/api/operation';
import * as accounts from '@/lib/api/operations/accounts';
import * as bin from '@/lib/api/operations/bin';
import * as binComments from '@/lib/api/operations/bin-comments';
import * as comments from '@/lib/api/operations/comments';
import * as draftLinks from '@/lib/api/operations/draft-links';
import * as people from '@/lib/api/operations/people';
import * as posts from '@/lib/api/operations/posts';
import * as site from '@/lib/api/operations/site';
import * as writePosts from '@/lib/api/operations/write-posts';
import * as webhooks from '@/lib/api/operations/webhooks';

/** Every operation, in the order of the document. */
export const operations: Operation[] = [
  accounts,
  people,
  posts,
  writePosts,
  draftLinks,
  bin,
  comments,
  binComments,
  site,
  webhooks,
].flatMap((noun) => Object.values(noun));
