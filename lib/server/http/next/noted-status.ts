import { contentState } from '@/lib/server/http/content-version.mjs';
import type { Head } from './next-response';
import type { Render } from './renders';

/** Seconds after which somebody may try again who came while the database was away. */
export const DATABASE_RETRY_AFTER = 5;

/**
 * Makes the answer to this request a 503 that says when to try again, whatever Next puts into it: neither a page nor
 * an action can set a status. The body stays, so a form comes back as it was sent; React's client reads the answer
 * of an action by its content type and not by its status.
 */
export function answerUnavailable(retryAfter: number): void {
  note({ status: 503, retryAfter });
}

/** The same with 403, for what only somebody who is logged in may send. */
export function answerForbidden(): void {
  note({ status: 403 });
}

function note(instead: Render['instead']): void {
  const render = contentState.renders.getStore();
  if (render) render.instead = instead;
}

/** The head of an answer with the status that was noted. Where it would have led does not matter then. */
export function withNotedStatus(head: Head, { instead }: Render): Head {
  // What was refused for a reason of its own stays refused.
  if (!instead || (head.status >= 400 && head.status < 500)) return head;
  const headers: Head['headers'] = { ...head.headers, location: undefined };
  if (instead.retryAfter !== undefined) headers['retry-after'] = String(instead.retryAfter);
  return { status: instead.status, headers };
}
