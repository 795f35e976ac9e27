import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { preferredEncoding, type Encoding } from '@/lib/server/http/answers/accept-encoding';
import { FILE_POLICY } from '@/lib/server/http/answers/content-security-policy';
import { finishPage, isFresh, pageSize, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import { PRIVATE_CACHE_CONTROL, SHARED_CACHE_CONTROL } from '@/lib/server/http/answers/response-headers';
import { contentState, isOutdated } from '@/lib/server/http/content-version';
import { fillingAt, type Filled, type Filling } from '@/lib/server/http/fillings';
import { FramePage, type FrameOptions } from './frame-page';
import { send, type WaitingRequest } from './waiting-request';

/** A share of memory of its own: queries that somebody makes up push out no page. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Milliseconds after which one is made anew although no change was heard of. */
const LIFETIME = 3600_000;
/** At a time: the others wait here, and leave connections to the database to whoever does something else. */
const AT_A_TIME = 4;

type Asked = { filling: Filling; path: string; key: string; encoding: Encoding };

/** Answers that are made for queries, without rendering a page for each (lib/server/http/fillings.ts). */
export class FilledPages {
  readonly #pages = new LRUCache<string, FinishedPage>({
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_BYTES / 8,
    sizeCalculation: pageSize,
  });
  readonly #frames = new Map<string, FramePage>();
  readonly #inProgress = new Map<string, Promise<FinishedPage>>();
  readonly #limit = pLimit(AT_A_TIME);

  constructor(private readonly options: FrameOptions) {}

  /** Whether an answer is made for it. What Next's router asks for is not for people. */
  isFor(request: IncomingMessage): boolean {
    const { method, headers } = request;
    return (
      askedBy(request) !== undefined &&
      (method === 'GET' || method === 'HEAD') &&
      ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-action'].every(
        (name) => headers[name] === undefined,
      )
    );
  }

  fresh(request: IncomingMessage): FinishedPage | undefined {
    const asked = askedBy(request);
    const page = asked && this.#pages.get(nameOf(asked));
    return page && isFresh(page, Date.now()) ? page : undefined;
  }

  answer(waiting: WaitingRequest): void {
    const { request } = waiting;
    const asked = askedBy(request);
    if (!asked) return waiting.pass();
    const name = nameOf(asked);
    const kept = this.fresh(request);
    if (kept) return send(waiting, kept, 'hit');
    // One for all who wait, but none that began before the last change.
    const work = `${contentState.version} ${name}`;
    const making = this.#inProgress.get(work) ?? this.#begin(work, asked, request);
    making.then(
      (page) => send(waiting, page, 'fwd=miss'),
      (error: unknown) => waiting.fail(error),
    );
  }

  #begin(work: string, asked: Asked, request: IncomingMessage): Promise<FinishedPage> {
    const client = String(request.headers['x-colophon-client'] ?? '');
    const making = this.#limit(() => this.#make(asked, client)).finally(() => this.#inProgress.delete(work));
    this.#inProgress.set(work, making);
    return making;
  }

  async #make(asked: Asked, client: string): Promise<FinishedPage> {
    const { filling, path, key, encoding } = asked;
    const { version } = contentState;
    const frame = filling.kind === 'page' ? await this.#frameAt(path).get() : undefined;
    const filled = await filling.fill(key, frame?.html ?? '', client);
    const { status = 200 } = filled;
    const page = await finishPage(
      Buffer.from(filled.body),
      headersOf(filled, frame?.headers ?? this.#fileHeaders()),
      {
        status,
        contentVersion: version,
        shown: filling.shown,
        expiresAt: Date.now() + LIFETIME,
        immutable: false,
        ignoresQuery: false,
      },
      { encoding, light: true },
    );
    const isCurrent = !isOutdated(page) && !(frame && isOutdated(frame));
    if (status === 200 && isCurrent && !this.options.developmentPolicy) this.#pages.set(nameOf(asked), page);
    return page;
  }

  #frameAt(path: string): FramePage {
    const frame = this.#frames.get(path) ?? new FramePage(this.options, path);
    this.#frames.set(path, frame);
    return frame;
  }

  #fileHeaders(): OutgoingHttpHeaders {
    return {
      ...this.options.security,
      'content-security-policy': FILE_POLICY,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': SHARED_CACHE_CONTROL,
    };
  }
}

const nameOf = ({ path, key, encoding }: Asked): string => `${encoding} ${path}?${key}`;

const known = new WeakMap<IncomingMessage, Asked>();

/** Read once for each request, which several ask about. */
function askedBy(request: IncomingMessage): Asked | undefined {
  const asked = known.get(request) ?? read(request);
  if (asked) known.set(request, asked);
  return asked;
}

function read({ url, headers }: IncomingMessage): Asked | undefined {
  const query = url?.indexOf('?') ?? -1;
  if (!url || query === -1) return undefined;
  const path = url.slice(0, query).replace(/\/$/, '');
  const filling = fillingAt(path);
  const key = filling?.keyOf(new URLSearchParams(url.slice(query)));
  return filling && key !== undefined
    ? { filling, path, key, encoding: preferredEncoding(headers['accept-encoding']) }
    : undefined;
}

const headersOf = (
  { status = 200, retryAfter }: Filled,
  headers: OutgoingHttpHeaders,
): OutgoingHttpHeaders => ({
  ...headers,
  ...(status !== 200 && { 'cache-control': PRIVATE_CACHE_CONTROL }),
  ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
});
