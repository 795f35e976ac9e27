import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { isPlainForm, isScriptedForm, parseStart } from '@/lib/server/http/answers/returned-form';
import { pathOfUrl } from '@/lib/server/http/path-of-url';
import type { Body } from './request-body';
import { bodyLimit } from '@/lib/server/http/request-limits';
import { textKeeper, type Sender, type TextKeeper } from '@/lib/server/http/text-keeper';

/** What somebody wrote into the form of a request: kept as soon as it is here, forgotten once it is saved. */
export class TextOfRequest {
  /** When it lies on the disk, or there is nothing to keep. Never fails: keeping a text must not break sending it. */
  readonly written: Promise<void>;
  readonly #sender: Sender;
  #forget: (() => Promise<void>) | null | undefined;

  constructor(keeper: TextKeeper, request: IncomingMessage, body: Body) {
    this.#sender = keeper.senderOf(request.headers.cookie);
    const path = pathOfUrl(request.url);
    const client = String(request.headers['x-colophon-client'] ?? request.socket.remoteAddress ?? '');
    this.written = body('asItComes')
      .then(async (bytes) => {
        const form = await parseStart(request, bytes);
        this.#forget = form && (await keeper.keep(this.#sender, { path, client, form }));
      })
      .catch(() => undefined);
  }

  /** By the cookie they find it again; where it is known that nothing is kept, there is none. */
  withCookie(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
    const { setCookie } = this.#sender;
    if (setCookie === undefined || this.#forget === null) return headers;
    const others = [headers['set-cookie'] ?? []].flat().map(String);
    return { ...headers, 'set-cookie': [...others, setCookie] };
  }

  async forget(): Promise<void> {
    await this.written;
    await this.#forget?.().catch(() => undefined);
  }
}

export function textOf(request: IncomingMessage, body: Body): TextOfRequest | undefined {
  const keeper = textKeeper();
  return keeper && (isPlainForm(request) || isScriptedForm(request))
    ? new TextOfRequest(keeper, request, body)
    : undefined;
}

/** Reading on costs the line of who sends, and no memory beyond what any form may have. */
export const mayKeepStart = (request: IncomingMessage): boolean =>
  textKeeper() !== undefined &&
  (isPlainForm(request) || isScriptedForm(request)) &&
  Number(request.headers['content-length']) <= 4 * bodyLimit(request.url);
