import 'server-only';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { settings } from '@/lib/env';
import type { Outcome } from '@/lib/webhooks/mutations/deliveries';

/** Milliseconds for everything, and bytes of an answer that are read. */
const TIMEOUT = 15_000;
const MAX_ANSWER = 64 * 1024;

/**
 * Follows no redirect. Names are resolved first and the connection goes to the address that was looked at, so that
 * nothing in the operator's own network can be reached, whatever a name says a moment later.
 */
export async function sendRequest(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeout = TIMEOUT,
): Promise<Outcome> {
  try {
    const answer = await open(url, headers, body, AbortSignal.timeout(timeout));
    return { status: answer.statusCode ?? 0, error: '', answer: await readStart(answer) };
  } catch (error) {
    return { status: null, error: reasonOf(error), answer: '' };
  }
}

function open(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options = { allowPrivateIPAddress: settings().WEBHOOK_ALLOW_PRIVATE };
  const isSecure = new URL(url).protocol === 'https:';
  const [send, agent] = isSecure
    ? [requestHttps, new RequestFilteringHttpsAgent(options)]
    : [requestHttp, new RequestFilteringHttpAgent(options)];
  return new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const request = send(url, {
      method: 'POST',
      agent,
      signal,
      headers: { ...headers, 'content-length': length, connection: 'close' },
    });
    request.on('response', resolve).on('error', reject).end(body);
  });
}

async function readStart(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_ANSWER) break;
  }
  answer.destroy();
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER).toString('utf8');
}

function reasonOf(error: unknown): string {
  const { name, message, code } = error as Error & { code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'No answer came in time.';
  if (/is not allowed/.test(message)) return 'The name leads to an address of a private network.';
  return code ?? message;
}
