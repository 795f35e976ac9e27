import { MEDIA_TYPE, readMediaFile } from '@/lib/media/files';

/** Stored images. A name is given once and its bytes never change, so browsers may keep them for ever. */
export async function GET(_: Request, { params }: RouteContext<'/media/[name]'>): Promise<Response> {
  const { name } = await params;
  const bytes = await readMediaFile(name);
  if (!bytes) return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } });
  return new Response(bytes, {
    headers: {
      'Content-Type': MEDIA_TYPE,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
