import { notFoundProblem } from '@/lib/api/endpoint';
import { readTryFile } from '@/lib/api/document/try-files';

export async function GET(_: Request, { params }: RouteContext<'/api/docs/try/[file]'>): Promise<Response> {
  const found = await readTryFile((await params).file);
  if (!found) return notFoundProblem();
  return new Response(found.text, {
    headers: { 'Content-Type': found.type, 'Cache-Control': 'public, s-maxage=86400' },
  });
}
