import { contentState, type Render } from '@/lib/server/http/content-version';
import type { Head } from './next-response';

export const DATABASE_RETRY_AFTER = 5;

/** Neither a page nor an action can set a status, so it is noted here. The body stays: a form comes back as sent. */
export function answerUnavailable(retryAfter: number): void {
  note({ status: 503, retryAfter });
}

export function answerForbidden(): void {
  note({ status: 403 });
}

function note(instead: Render['instead']): void {
  const render = contentState.renders.getStore();
  if (render) render.instead = instead;
}

export function withNotedStatus(head: Head, { instead }: Render): Head {
  // What was refused for a reason of its own stays refused.
  if (!instead || (head.status >= 400 && head.status < 500)) return head;
  const headers: Head['headers'] = { ...head.headers, location: undefined };
  if (instead.retryAfter !== undefined) headers['retry-after'] = String(instead.retryAfter);
  return { status: instead.status, headers };
}
