import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler, answerJson } from '@/lib/handler';
import { getImport } from '@/lib/import/queries/imports';
import { importIdIn } from '@/lib/paths';

/** How far an import is, for the page that follows it. */
export const GET = adminHandler(canManagePosts, async (request, actor) => {
  const found = await getImport(actor, importIdIn(request.url));
  if (!found) return answerJson(null, 404);
  const { state, total, done } = found;
  return answerJson({ state, total, done });
});
