import { canManagePosts } from '@/lib/access/permissions';
import { listTitles } from '@/lib/desk/queries/titles';
import { AdminSearchSchema } from '@/lib/desk/validation';
import { adminHandler, answerJson } from '@/lib/handler';

const SHOWN = 6;

export const GET = adminHandler(canManagePosts, async (request, actor) => {
  const { q } = AdminSearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return answerJson({ posts: await listTitles(actor, q, SHOWN) });
});
