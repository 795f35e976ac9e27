import { answerFeed } from '@/lib/feeds/answer-feed';
import { getCommentsFeed } from '@/lib/feeds/queries';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return answerFeed(await getCommentsFeed(), 'rss');
}
