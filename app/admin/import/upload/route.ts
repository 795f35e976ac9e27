import { canManagePosts } from '@/lib/access/permissions';
import { logInPath } from '@/lib/access/safe-path';
import { settings } from '@/lib/env';
import { adminHandler } from '@/lib/handler';
import { receiveForm } from '@/lib/import/receive/receive-form';
import { receivePart } from '@/lib/import/receive/receive-part';
import { waitingUploadPath } from '@/lib/paths';

const receive = adminHandler(canManagePosts, async (request) => {
  if (!isForm(request)) return receivePart(request);
  const finished = await receiveForm(request);
  if ('upload' in finished) return seeOther(waitingUploadPath(finished.upload.id));
  const refused = new URLSearchParams({
    refused: finished.problem,
    ...(finished.name && { file: finished.name }),
  });
  return seeOther(`/admin/import?${refused}`);
});

/** Exports of other blogs: in parts from a script, or a form of whole files. */
export async function POST(request: Request): Promise<Response> {
  const answer = await receive(request);
  return answer.status === 401 && isForm(request) ? seeOther(logInPath('/admin/import')) : answer;
}

const isForm = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;

const seeOther = (path: string): Response => Response.redirect(new URL(path, settings().SITE_URL), 303);
