import 'server-only';
import type { Operation } from '@/lib/api/operation';
import * as accounts from '@/lib/api/operations/accounts';
import * as bin from '@/lib/api/operations/bin';
import * as binComments from '@/lib/api/operations/bin-comments';
import * as comments from '@/lib/api/operations/comments';
import * as drafts from '@/lib/api/operations/drafts';
import * as draftLinks from '@/lib/api/operations/draft-links';
import * as media from '@/lib/api/operations/media';
import * as people from '@/lib/api/operations/people';
import * as posts from '@/lib/api/operations/posts';
import * as redirects from '@/lib/api/operations/redirects';
import * as revisions from '@/lib/api/operations/revisions';
import * as site from '@/lib/api/operations/site';
import * as tags from '@/lib/api/operations/tags';
import * as writePosts from '@/lib/api/operations/write-posts';
import * as webhooks from '@/lib/api/operations/webhooks';

/** Every operation, in the order of the document. */
export const operations: Operation[] = [
  accounts,
  people,
  posts,
  writePosts,
  drafts,
  draftLinks,
  revisions,
  tags,
  bin,
  comments,
  binComments,
  media,
  site,
  redirects,
  webhooks,
].flatMap((noun) => Object.values(noun));
