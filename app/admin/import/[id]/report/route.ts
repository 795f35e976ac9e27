import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler, answerJson } from '@/lib/handler';
import { getImport } from '@/lib/import/queries/imports';
import { writeReport } from '@/lib/import/write-report';
import { importIdIn } from '@/lib/paths';

/** The plan or the report as text, with everything that the lists have. */
export const GET = adminHandler(canManagePosts, async (request, actor) => {
  const found = await getImport(actor, importIdIn(request.url));
  if (!found) return answerJson(null, 404);
  const name = found.state === 'planned' ? 'plan' : 'report';
  return new Response(bytesOf(writeReport(actor, found)), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="import-${found.id}-${name}.txt"`,
      'Cache-Control': 'no-store',
    },
  });
});

function bytesOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await texts.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
}
