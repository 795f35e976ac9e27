import { generations } from './generation.mjs';
import type { Head } from './next-response';
import type { Render } from './renders';

/**
 * Makes the answer to this request a 503 that says when to try again, whatever Next puts into it: neither a page nor
 * an action can set a status. The body stays, so a form comes back as it was sent; React's client reads the answer
 * of an action by its content type and not by its status.
 */
export function answerBusy(retryAfter: number): void {
  const render = generations.renders.getStore();
  if (render) render.retryAfter = retryAfter;
}

/** The head of an answer, as `answerBusy` wants it. Where it would have led does not matter then. */
export function withBusy(head: Head, { retryAfter }: Render): Head {
  if (retryAfter === undefined || head.status >= 400) return head;
  const headers = { ...head.headers, location: undefined, 'retry-after': String(retryAfter) };
  return { status: 503, headers };
}
