import { servePicture } from '@/lib/media/serve-picture';

export async function GET(_: Request, { params }: RouteContext<'/media/[name]'>): Promise<Response> {
  return servePicture((await params).name);
}
