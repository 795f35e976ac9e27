import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendPage, type CacheResult, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import type { Policies } from '@/lib/server/http/next/pass-on';

export type WaitingRequest = {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  policies: Policies;
  answered: (result: 'hit' | 'miss' | 'stale') => void;
  pass: () => void;
  fail: (error: unknown) => void;
};

export function send(waiting: WaitingRequest, page: FinishedPage, result: CacheResult): void {
  if (waiting.response.headersSent || waiting.response.destroyed) return;
  waiting.answered(result === 'hit' ? 'hit' : result === 'fwd=miss' ? 'miss' : 'stale');
  sendPage(waiting.request, waiting.response, page, result);
}
