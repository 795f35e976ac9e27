import { answerAuthorFeed } from '@/lib/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export async function GET(
  _: Request,
  { params }: RouteContext<'/users/[username]/feed.json'>,
): Promise<Response> {
  return answerAuthorFeed((await params).username, 'json');
}
