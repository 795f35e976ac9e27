import pLimit from 'p-limit';
import { isEmptyPage } from '@/lib/server/http/next/empty-page';
import { preferredEncoding } from '@/lib/server/http/answers/accept-encoding';
import { isFresh, type CacheResult, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import { RenderInProgress, type Outcome } from './render-in-progress';
import { contentState, isOutdated, type Render } from '@/lib/server/http/content-version';
import { cacheabilityOf, missing, type Cacheability } from '@/lib/server/http/next/cacheability';
import { absentPages } from './not-found-page';
import { withNotedStatus } from '@/lib/server/http/next/noted-status';
import { whereaboutsOf } from '@/lib/server/http/known-addresses';
import type { Head, NextResponse, Sink } from '@/lib/server/http/next/next-response';
import type { PageCache } from './page-cache';
import { isPageFor } from './page-key';
import { collect, discard, passOn } from '@/lib/server/http/next/pass-on';
import { PrivatePaths } from './private-paths';
import { send, type WaitingRequest } from './waiting-request';
import type { HydrationScripts } from './hydration-scripts';
import { ownRequest, renderOwn } from '@/lib/server/http/next/own-request';
import type { PageMaker } from './page-maker';
import type { Renders } from '@/lib/server/http/next/renders';
import type { ScriptName } from '@/lib/server/http/next/without-framework';
import type { SiteAddress } from '@/lib/server/http/site-address';

/** Milliseconds after which a request for which there is an old copy gets that, while the new one is rendered. */
const STALE_AFTER = 5_000;
/** Renders at a time: enough to use the waits for the database, few enough to keep memory and delays small. */
const RENDERS_AT_A_TIME = 4;

type Parts = {
  cache: PageCache;
  renders: Renders;
  maker: PageMaker;
  scripts: HydrationScripts;
  site: SiteAddress;
  /** Whether a path leads to a page of app/(reader). */
  isReaders: (path: string) => boolean;
};

export class SharedPages {
  readonly #limit = pLimit(RENDERS_AT_A_TIME);
  readonly #inProgress = new Map<string, RenderInProgress>();
  readonly #private = new PrivatePaths();

  constructor(private readonly parts: Parts) {}

  answer(waiting: WaitingRequest): void {
    const { request, response, path } = waiting;
    if (response.destroyed) return;
    if (this.#private.has(path)) return waiting.pass();
    const page = this.parts.cache.get(path);
    if (page && !isPageFor(page, request.url ?? '')) return waiting.pass();
    if (page && isFresh(page, Date.now())) return send(waiting, page, 'hit');
    const inProgress = this.#inProgress.get(path);
    // Only its time ran out, nothing is known to have changed: nobody waits while it is rendered again.
    if (page && !isOutdated(page) && page.status === 200) send(waiting, page, 'hit; ttl=0');
    else if (inProgress) return void inProgress.wait((outcome) => this.#afterRender(waiting, outcome));
    if (!inProgress) this.#lead(waiting, page?.status === 200 ? page : undefined);
  }

  /** What makes a page React's, as long as the page is still the one that was asked about. */
  async scriptOf({ hydration, path }: ScriptName): Promise<FinishedPage | undefined> {
    const { cache, scripts, renders, site, maker, isReaders } = this.parts;
    const script = await scripts.get(hydration);
    if (script || !isReaders(path)) return script;
    const page = cache.fresh(path);
    if (page && page.hydration !== hydration) return undefined;
    if ((await whereaboutsOf(path)) !== 'known') return undefined;
    await this.#limit(async () => {
      const { head, body, render } = await renderOwn(renders, site, path);
      const keep = head.status === 200 ? cacheabilityOf(path, head, render, true) : undefined;
      if (!keep) return;
      const page = await maker.make(path, { head, body }, keep);
      // Whoever makes up names of scripts has a page rendered once, and not each time.
      if (!isOutdated(page)) cache.keep(path, page);
    });
    return scripts.get(hydration);
  }

  #afterRender(waiting: WaitingRequest, outcome: Outcome): void {
    if (outcome === 'private') return waiting.pass();
    if (outcome !== 'failed') return this.answer(waiting);
    const stale = this.parts.cache.get(waiting.path);
    if (stale?.status === 200) send(waiting, stale, 'hit; ttl=0');
    else waiting.pass();
  }

  #lead(waiting: WaitingRequest, stale: FinishedPage | undefined): void {
    const inProgress = new RenderInProgress(stale);
    this.#inProgress.set(waiting.path, inProgress);
    const timer = setTimeout(() => {
      if (!stale) return;
      send(waiting, stale, 'hit; ttl=0');
      inProgress.tell('failed');
    }, STALE_AFTER);
    void this.#limit(() => {
      const answered = this.#findNothing(waiting, inProgress)
        .then(async (found) => {
          if (!found) await this.#render(waiting, inProgress);
        })
        .then(() => inProgress.finishing)
        .catch((error: unknown) => {
          if (stale) send(waiting, stale, 'hit; ttl=0');
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
    this.#keep(
      waiting,
      inProgress,
      { ...page, ...missing(version, page.status), borrowed: true },
      'fwd=miss',
    );
    return true;
  }

  async #render(waiting: WaitingRequest, inProgress: RenderInProgress): Promise<void> {
    const { path } = waiting;
    const isReaders = this.parts.isReaders(path);
    const request = isReaders ? ownRequest(this.parts.site, path) : wholeOf(waiting.request);
    await this.parts.renders.run(request, (head, render, next) =>
      this.#open(waiting, inProgress, { head, render, next, isReaders }),
    );
  }

  #settle(path: string, inProgress: RenderInProgress, outcome: Outcome): void {
    if (this.#inProgress.get(path) === inProgress) this.#inProgress.delete(path);
    inProgress.settle(outcome);
  }

  #open(waiting: WaitingRequest, inProgress: RenderInProgress, answer: Answer): Sink {
    const { request, response, path, policies } = waiting;
    const { render, next, isReaders } = answer;
    const ownStatus = (absentPages as Record<string, number>)[path];
    const head = ownStatus === undefined ? answer.head : { ...answer.head, status: ownStatus };
    const keep = cacheabilityOf(request.url, head, render, isReaders);
    if (keep)
      return collect((body) => (inProgress.finishing = this.#finish(waiting, inProgress, head, keep, body)));
    if (head.status >= 500) {
      if (inProgress.stale) send(waiting, inProgress.stale, 'hit; ttl=0');
      this.#settle(path, inProgress, 'failed');
      // Next's page for it needs its scripts, which it starts for whoever asks and not for everybody.
      if (isReaders) {
        if (!response.headersSent) waiting.pass();
        return discard;
      }
    } else {
      this.parts.cache.forget(path);
      this.#private.add(path);
      this.#settle(path, inProgress, 'private');
    }
    return response.headersSent ? discard : passOn(withNotedStatus(head, render), policies, next, response);
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
      (await this.parts.maker.make(waiting.path, { head, body }, keep, encodingFor(waiting)));
    this.#keep(waiting, inProgress, page, 'fwd=miss');
  }

  #keep(
    waiting: WaitingRequest,
    inProgress: RenderInProgress,
    page: FinishedPage,
    result: CacheResult,
  ): void {
    const outdated = isOutdated(page);
    if (!outdated) this.parts.cache.keep(waiting.path, page);
    send(waiting, page, result);
    this.#settle(waiting.path, inProgress, outdated ? 'outdated' : 'kept');
  }

  async #notFoundInstead({ policies }: WaitingRequest, head: Head, keep: Cacheability, body: Buffer) {
    if (keep.status !== 404 || !isEmptyPage(head, body)) return undefined;
    const page = await policies.notFound();
    return page && { ...page, ...keep, status: page.status, borrowed: true };
  }
}

type Answer = { head: Head; render: Render; next: NextResponse; isReaders: boolean };

const encodingFor = ({ request }: WaitingRequest) => preferredEncoding(request.headers['accept-encoding']);

/** The page is the same for HEAD and for whatever the browser has, and Next must send it whole. */
function wholeOf(request: WaitingRequest['request']): WaitingRequest['request'] {
  request.method = 'GET';
  delete request.headers['if-none-match'];
  delete request.headers['if-modified-since'];
  return request;
}
