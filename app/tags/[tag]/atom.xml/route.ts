import { answerTagFeed } from '@/lib/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: RouteContext<'/tags/[tag]/atom.xml'>): Promise<Response> {
  return answerTagFeed((await params).tag, 'atom');
}
