import { canManageSite } from '@/lib/access/permissions';
import { logInPath } from '@/lib/access/safe-path';
import { settings } from '@/lib/env';
import { answerExport } from '@/lib/export/download/answer-export';
import { ExportFormSchema } from '@/lib/export/validation';
import { adminHandler } from '@/lib/handler';

const download = adminHandler(canManageSite, async (request, actor) => {
  const fields = await request.formData().catch(() => null);
  const form = ExportFormSchema.safeParse(fields?.get('form'));
  if (!form.success) return seeOther('/admin/export');
  return (await answerExport(actor, form.data)) ?? seeOther('/admin/export?busy=1');
});

/** A form of the page sends it, which the server in front takes from its own pages alone. */
export async function POST(request: Request): Promise<Response> {
  const answer = await download(request);
  return answer.status === 401 ? seeOther(logInPath('/admin/export')) : answer;
}

const seeOther = (path: string): Response => Response.redirect(new URL(path, settings().SITE_URL), 303);
