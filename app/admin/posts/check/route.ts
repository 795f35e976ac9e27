import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler, answerJson } from '@/lib/handler';
import { checkPost } from '@/lib/posts/check/check-post';
import { CheckPostSchema } from '@/lib/posts/check/validation';

export const POST = adminHandler(canManagePosts, async (request, actor) => {
  const sent: unknown = await request.json().catch(() => null);
  const parsed = CheckPostSchema.safeParse(sent);
  return parsed.success ? answerJson(await checkPost(actor, parsed.data)) : answerJson(null, 422);
});
