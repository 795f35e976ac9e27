import 'server-only';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import type { Permission } from '@/lib/access/permissions';
import { getViewer } from '@/lib/accounts/sessions/session';

type Handler = (request: Request, actor: Actor) => Promise<Response>;

/** A route handler for scripts of the owner's pages: 401 without a session, 404 without the permission. */
export function adminHandler(
  permission: Permission,
  handler: Handler,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const actor = await getViewer();
    if (!actor) return answerJson(null, 401);
    if (permission(actor)) return handler(request, actor);
    await recordEvent('denied', { actorId: actor.id, userId: actor.id, detail: 'a request of the owner' });
    return answerJson(null, 404);
  };
}

export const answerJson = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
