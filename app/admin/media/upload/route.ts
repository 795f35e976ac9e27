import { canManagePosts } from '@/lib/access/permissions';
import { logInPath } from '@/lib/access/safe-path';
import { settings } from '@/lib/env';
import { adminHandler } from '@/lib/handler';
import { receiveForm } from '@/lib/media/receive/receive-form';
import { receivePicture } from '@/lib/media/receive/receive-picture';

const receive = adminHandler(canManagePosts, async (request, actor) =>
  isForm(request) ? seeOther(await receiveForm(request, actor)) : receivePicture(request, actor),
);

/** One picture as it is, from a script, or a form of several. */
export async function POST(request: Request): Promise<Response> {
  const answer = await receive(request);
  return answer.status === 401 && isForm(request) ? seeOther(logInPath('/admin/media')) : answer;
}

const isForm = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;

const seeOther = (path: string): Response => Response.redirect(new URL(path, settings().SITE_URL), 303);
