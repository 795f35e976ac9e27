import pLimit from 'p-limit';
import { filePolicy } from '@/lib/server/http/answers/content-security-policy';
import { hashPage } from '@/lib/server/http/next/hash-page';
import { isEmptyPage } from '@/lib/server/http/next/empty-page';
import {
  finishPage,
  isFresh,
  type CacheResult,
  type FinishedPage,
} from '@/lib/server/http/answers/finished-page';
import { RenderInProgress, type Outcome } from './render-in-progress';
import { contentState } from '@/lib/server/http/content-version.mjs';
import { cacheabilityOf, missing, type Cacheability } from '@/lib/server/http/next/cacheability';
import { absentPages } from '@/lib/server/http/next/not-found-page';
import { withNotedStatus } from '@/lib/server/http/next/noted-status';
import { whereaboutsOf } from '@/lib/server/http/known-addresses';
import type { Head, NextResponse, Sink } from '@/lib/server/http/next/next-response';
import type { PageCache } from './page-cache';
import { isPageFor } from './page-key';
import { collect, discard, outgoing, passOn, type Policies } from '@/lib/server/http/next/pass-on';
import { PrivatePaths } from './private-paths';
import { send, type WaitingRequest } from './waiting-request';
import type { Render, Renders } from '@/lib/server/http/next/renders';
import { isHtml } from '@/lib/server/http/answers/response-headers';

/** Milliseconds after which a request for which there is an old copy gets that, while the new one is rendered. */
const STALE_AFTER = 5_000;
/** Renders at a time: enough to use the waits for the database, few enough to keep memory and delays small. */
const RENDERS_AT_A_TIME = 4;

export class SharedPages {
  readonly #limit = pLimit(RENDERS_AT_A_TIME);
  readonly #inProgress = new Map<string, RenderInProgress>();
  readonly #private = new PrivatePaths();

  constructor(
    private readonly cache: PageCache,
    private readonly renders: Renders,
  ) {}

  answer(waiting: WaitingRequest): void {
    const { request, response, path } = waiting;
    if (response.destroyed) return;
    if (this.#private.has(path)) return waiting.pass();
    const page = this.cache.get(path);
    if (page && !isPageFor(page, request.url ?? '')) return waiting.pass();
    if (page && isFresh(page, Date.now())) return send(waiting, page, 'HIT');
    const inProgress = this.#inProgress.get(path);
    // Only its time ran out, nothing is known to have changed: nobody waits while it is rendered again.
    if (page && page.contentVersion === contentState.version && page.status === 200)
      send(waiting, page, 'STALE');
    else if (inProgress) return void inProgress.wait((outcome) => this.#afterRender(waiting, outcome));
    if (!inProgress) this.#lead(waiting, page?.status === 200 ? page : undefined);
  }

  #afterRender(waiting: WaitingRequest, outcome: Outcome): void {
    if (outcome === 'private') return waiting.pass();
    if (outcome !== 'failed') return this.answer(waiting);
    const stale = this.cache.get(waiting.path);
    if (stale?.status === 200) send(waiting, stale, 'STALE');
    else waiting.pass();
  }

  #lead(waiting: WaitingRequest, stale: FinishedPage | undefined): void {
    const inProgress = new RenderInProgress(stale);
    this.#inProgress.set(waiting.path, inProgress);
    const timer = setTimeout(() => {
      if (!stale) return;
      send(waiting, stale, 'STALE');
      inProgress.tell('failed');
    }, STALE_AFTER);
    void this.#limit(() => {
      const answered = this.#findNothing(waiting, inProgress)
        .then(async (found) => {
          if (!found) await this.#render(waiting, inProgress);
        })
        .then(() => inProgress.finishing)
        .catch((error: unknown) => {
          if (stale) send(waiting, stale, 'STALE');
          waiting.fail(error);
        })
        // Already settled, unless Next broke off.
        .finally(() => this.#settle(waiting.path, inProgress, 'failed'));
      return Promise.race([answered, inProgress.settled]);
    }).finally(() => clearTimeout(timer));
  }

  async #findNothing(waiting: WaitingRequest, inProgress: RenderInProgress): Promise<boolean> {
    const { path, policies } = waiting;
    const { version } = contentState;
    const where = await whereaboutsOf(path);
    const page = where !== 'known' && (await policies.notFound(where));
    if (!page) return false;
    this.#keep(waiting, inProgress, { ...page, ...missing(version, page.status), borrowed: true }, 'MISS');
    return true;
  }

  async #render(waiting: WaitingRequest, inProgress: RenderInProgress): Promise<void> {
    const { request, path } = waiting;
    // The page is the same for HEAD and for whatever the browser has, and Next must send it whole.
    request.method = 'GET';
    delete request.headers['if-none-match'];
    delete request.headers['if-modified-since'];
    await this.renders.run(request, path, (head, render, next) =>
      this.#open(waiting, inProgress, head, render, next),
    );
  }

  #settle(path: string, inProgress: RenderInProgress, outcome: Outcome): void {
    if (this.#inProgress.get(path) === inProgress) this.#inProgress.delete(path);
    inProgress.settle(outcome);
  }

  #open(
    waiting: WaitingRequest,
    inProgress: RenderInProgress,
    answered: Head,
    render: Render,
    next: NextResponse,
  ): Sink {
    const { request, response, path, policies } = waiting;
    const ownStatus = (absentPages as Record<string, number>)[path];
    const head = ownStatus === undefined ? answered : { ...answered, status: ownStatus };
    const keep = cacheabilityOf(request, head, render);
    if (keep)
      return collect((body) => (inProgress.finishing = this.#finish(waiting, inProgress, head, keep, body)));
    if (head.status >= 500) {
      if (inProgress.stale) send(waiting, inProgress.stale, 'STALE');
      this.#settle(path, inProgress, 'failed');
    } else {
      this.cache.forget(path);
      this.#private.add(path);
      this.#settle(path, inProgress, 'private');
    }
    return response.headersSent
      ? discard
      : passOn(withNotedStatus(head, render), render, policies, next, response);
  }

  async #finish(
    waiting: WaitingRequest,
    inProgress: RenderInProgress,
    head: Head,
    keep: Cacheability,
    body: Buffer,
  ): Promise<void> {
    const page =
      (await this.#notFoundInstead(waiting, head, keep, body)) ??
      (await pageOf(head, keep, body, waiting.policies));
    this.#keep(waiting, inProgress, page, head.headers['x-nextjs-cache'] === 'HIT' ? 'HIT' : 'MISS');
  }

  #keep(
    waiting: WaitingRequest,
    inProgress: RenderInProgress,
    page: FinishedPage,
    result: CacheResult,
  ): void {
    const outdated = page.contentVersion !== contentState.version;
    if (!outdated) this.cache.keep(waiting.path, page);
    send(waiting, page, result);
    this.#settle(waiting.path, inProgress, outdated ? 'outdated' : 'kept');
  }

  async #notFoundInstead({ policies }: WaitingRequest, head: Head, keep: Cacheability, body: Buffer) {
    if (keep.status !== 404 || !isEmptyPage(head, body)) return undefined;
    const page = await policies.notFound();
    return page && { ...page, ...keep, status: page.status, borrowed: true };
  }
}

async function pageOf(
  head: Head,
  keep: Cacheability,
  body: Buffer,
  { security }: Policies,
): Promise<FinishedPage> {
  const policyOfFile = filePolicy(head.headers['content-type']);
  if (!isHtml(head.headers)) return finishPage(body, outgoing(head, security, policyOfFile), keep);
  const { html, policy } = await hashPage(body.toString());
  return finishPage(Buffer.from(html), outgoing(head, security, policy), keep);
}
