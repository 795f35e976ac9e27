import { getViewer } from '@/lib/accounts/sessions/session';
import { getOwnText } from '@/lib/texts/own-texts';
import { textFile } from '@/lib/texts/text-file';

/** One text as a file. */
export async function GET(_request: Request, { params }: RouteContext<'/account/recover/[id]'>) {
  const text = await getOwnText(await getViewer(), (await params).id);
  if (!text)
    return new Response('There is no such text.\n', {
      status: 404,
      headers: { 'Cache-Control': 'no-store' },
    });
  return new Response(textFile(text.fields), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="text-${text.id.slice(0, 13)}.md"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
