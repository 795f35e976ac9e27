import { serveTheme } from '@/lib/site/serve-theme';

export async function GET(_: Request, { params }: RouteContext<'/theme/[name]'>): Promise<Response> {
  return serveTheme((await params).name);
}
