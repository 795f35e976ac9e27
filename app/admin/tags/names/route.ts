import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler, answerJson } from '@/lib/handler';
import { listTagNames } from '@/lib/tags/queries/tags';

/** What fields for tags offer; a page that has one need not carry it. */
export const GET = adminHandler(canManagePosts, async (_request, actor) =>
  answerJson(await listTagNames(actor)),
);
