import { generations } from './generation.mjs';
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
  const render = generations.renders.getStore();
  if (render) render.retryAfter = retryAfter;
}

/** The head of an answer, as `answerUnavailable` wants it. Where it would have led does not matter then. */
export function withUnavailable(head: Head, { retryAfter }: Render): Head {
  // What was refused for a reason of its own stays refused.
  if (retryAfter === undefined || (head.status >= 400 && head.status < 500)) return head;
  const headers = { ...head.headers, location: undefined, 'retry-after': String(retryAfter) };
  return { status: 503, headers };
}
