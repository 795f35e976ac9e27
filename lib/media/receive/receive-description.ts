import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { answerJson } from '@/lib/handler';
import { keepFirstDescription } from '@/lib/media/mutations/change-picture';
import { FirstDescriptionSchema } from '@/lib/media/validation';

export async function receiveDescription(request: Request, actor: Actor): Promise<Response> {
  const said = FirstDescriptionSchema.safeParse(await request.json().catch(() => null));
  if (!said.success) return answerJson(null, 422);
  await keepFirstDescription(actor, said.data.id, said.data.alt);
  return answerJson(null);
}
