import { answerPostCommentsFeed } from '@/lib/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export async function GET(
  _: Request,
  { params }: RouteContext<'/posts/[slug]/comments/feed.xml'>,
): Promise<Response> {
  return answerPostCommentsFeed((await params).slug);
}
