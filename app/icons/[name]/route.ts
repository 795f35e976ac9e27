import { serveIcon } from '@/lib/media/serve-icon';

export async function GET(_: Request, { params }: RouteContext<'/icons/[name]'>): Promise<Response> {
  return serveIcon((await params).name);
}
