import { answerFeed } from '@/lib/feeds/answer-feed';
import { getFeed } from '@/lib/feeds/queries';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return answerFeed(await getFeed(), 'json');
}
