import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler, answerJson } from '@/lib/handler';
import { listSeriesNames } from '@/lib/series/queries/series';

/** What the editor offers. */
export const GET = adminHandler(canManagePosts, async (_request, actor) =>
  answerJson(await listSeriesNames(actor)),
);
