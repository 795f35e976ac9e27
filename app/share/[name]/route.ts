import { serveSharePicture } from '@/lib/posts/serve-share-picture';

export async function GET(_: Request, { params }: RouteContext<'/share/[name]'>): Promise<Response> {
  return serveSharePicture((await params).name);
}
