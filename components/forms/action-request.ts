/** Milliseconds that an answer may take, and bytes a millisecond that the slowest line sends. */
const ANSWER_TIMEOUT = 30_000;
const SLOWEST_LINE = 8;

export class ActionFailure extends Error {
  override name = 'ActionFailure';
  /** @param status of the answer, by HTTP; 0 when there was none in time */
  constructor(readonly status: number) {
    super(`a form was answered with ${status}`);
  }
}

let isInstalled = false;

/** Next waits for ever for the answer to an action, and tells neither status nor kind of one it does not understand. */
export function watchActionRequests(): void {
  if (isInstalled || typeof window === 'undefined') return;
  isInstalled = true;
  const fetch = window.fetch.bind(window);
  window.fetch = (input, init) =>
    new Headers(init?.headers).has('next-action') ? send(input, init ?? {}) : fetch(input, init);

  async function send(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    const end = AbortSignal.timeout(ANSWER_TIMEOUT + sizeOf(init.body) / SLOWEST_LINE);
    const signal = init.signal ? AbortSignal.any([init.signal, end]) : end;
    const response = await fetch(input, { ...init, signal }).catch((error: unknown) => {
      throw end.aborted ? new ActionFailure(0) : error;
    });
    const { headers } = response;
    const isOurs =
      headers.get('content-type')?.startsWith('text/x-component') ||
      headers.has('x-action-redirect') ||
      headers.has('x-nextjs-action-not-found');
    if (!isOurs) throw new ActionFailure(response.status);
    return response;
  }
}

function sizeOf(body: RequestInit['body']): number {
  if (typeof body === 'string') return body.length;
  if (!(body instanceof FormData)) return 0;
  let size = 0;
  for (const [, value] of body) size += typeof value === 'string' ? value.length * 3 : value.size;
  return size;
}
