import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendPage, type CacheResult, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import type { Policies } from '@/lib/server/http/next/pass-on';

/** One reader who waits for a page. */
export type WaitingRequest = {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  policies: Policies;
  /** Told once how the answer came about, for the log. */
  answered: (result: 'hit' | 'miss' | 'stale') => void;
  /** Asks Next alone: the answer is nobody else's. */
  pass: () => void;
  /** Notes the error, and says so if nothing was sent. */
  fail: (error: unknown) => void;
};

/** Sends the page, unless something was sent before. */
export function send(waiting: WaitingRequest, page: FinishedPage, result: CacheResult): void {
  if (waiting.response.headersSent || waiting.response.destroyed) return;
  waiting.answered(result === 'HIT' ? 'hit' : result === 'MISS' ? 'miss' : 'stale');
  sendPage(waiting.request, waiting.response, page, result);
}
