import { hashPage, FILE_POLICY } from '@/lib/server/http/answers/content-security-policy';
import { isEmptyPage } from '@/lib/server/http/next/empty-page';
import {
  finishPage,
  isFresh,
  type CacheResult,
  type FinishedPage,
} from '@/lib/server/http/answers/finished-page';
import { Flight, type Outcome } from './render-in-progress';
import { generations } from '@/lib/server/http/content-version.mjs';
import { keepable, missing, type Keep } from './cacheability';
import { NOT_FOUND_PATH } from '@/lib/server/http/next/not-found-page';
import { withNotedStatus } from '@/lib/server/http/next/noted-status';
import { isNowhere } from './known-addresses';
import type { Head, NextResponse, Sink } from '@/lib/server/http/next/next-response';
import type { PageCache } from './page-cache';
import { collect, discard, outgoing, passOn, type Policies } from '@/lib/server/http/next/pass-on';
import { PrivatePaths } from './private-paths';
import { send, type Reader } from './waiting-request';
import type { Render, Renders } from '@/lib/server/http/next/renders';
import { isHtml } from '@/lib/server/http/answers/response-headers';
import { Turns } from './turns';

/** A reader with an old copy at hand waits this long for the new one, in milliseconds. */
const PATIENCE = 5_000;
/** Renders at a time: enough to use the waits for the database, few enough to keep memory and delays small. */
const RENDERS_AT_A_TIME = 4;

/** Answers readers with pages that everybody gets: from memory, else with one render per page at a time. */
export class SharedPages {
  readonly #turns = new Turns(RENDERS_AT_A_TIME);
  readonly #flights = new Map<string, Flight>();
  readonly #private = new PrivatePaths();

  constructor(
    private readonly cache: PageCache,
    private readonly renders: Renders,
  ) {}

  answer(reader: Reader): void {
    const { request, response, path } = reader;
    if (response.destroyed) return;
    if (this.#private.has(path)) return reader.pass();
    const page = this.cache.get(path);
    const usable = page && (page.ignoresQuery || !request.url?.includes('?'));
    if (page && !usable) return reader.pass();
    if (page && isFresh(page, Date.now())) return send(reader, page, 'HIT');
    const flight = this.#flights.get(path);
    // Only its time ran out, nothing is known to have changed: nobody waits while it is rendered again.
    if (page && page.generation === generations.current && page.status === 200) send(reader, page, 'STALE');
    else if (flight) return void flight.wait((outcome) => this.#afterFlight(reader, outcome));
    if (!flight) this.#lead(reader, page?.status === 200 ? page : undefined);
  }

  #afterFlight(reader: Reader, outcome: Outcome): void {
    if (outcome === 'private') return reader.pass();
    if (outcome !== 'failed') return this.answer(reader);
    const stale = this.cache.get(reader.path);
    if (stale?.status === 200) send(reader, stale, 'STALE');
    else reader.pass();
  }

  /** Finds out what the page is for this reader and for all who come meanwhile. */
  #lead(reader: Reader, stale: FinishedPage | undefined): void {
    const flight = new Flight(stale);
    this.#flights.set(reader.path, flight);
    const timer = setTimeout(() => {
      if (!stale) return;
      send(reader, stale, 'STALE');
      flight.tell('failed');
    }, PATIENCE);
    void this.#turns
      .take(() => {
        const answered = this.#findNothing(reader, flight)
          .then(async (found) => {
            if (!found) await this.#render(reader, flight);
          })
          .then(() => flight.finishing)
          .catch((error: unknown) => {
            if (stale) send(reader, stale, 'STALE');
            reader.fail(error);
          })
          // Already settled, unless Next broke off.
          .finally(() => this.#settle(reader.path, flight, 'failed'));
        return Promise.race([answered, flight.landed]);
      })
      .finally(() => clearTimeout(timer));
  }

  /** Answers without a render where there is nothing. */
  async #findNothing(reader: Reader, flight: Flight): Promise<boolean> {
    const { path, policies } = reader;
    const { current } = generations;
    const page = (await isNowhere(path)) && (await policies.notFound());
    if (!page) return false;
    this.#keep(reader, flight, { ...page, ...missing(current), borrowed: true }, 'MISS');
    return true;
  }

  async #render(reader: Reader, flight: Flight): Promise<void> {
    const { request, path } = reader;
    // The page is the same for HEAD and for whatever the browser has, and Next must send it whole.
    request.method = 'GET';
    delete request.headers['if-none-match'];
    delete request.headers['if-modified-since'];
    await this.renders.run(request, path, (head, render, next) =>
      this.#open(reader, flight, head, render, next),
    );
  }

  #settle(path: string, flight: Flight, outcome: Outcome): void {
    if (this.#flights.get(path) === flight) this.#flights.delete(path);
    flight.land(outcome);
  }

  /** Decides what becomes of Next's answer. */
  #open(reader: Reader, flight: Flight, answered: Head, render: Render, next: NextResponse): Sink {
    const { request, response, path, policies } = reader;
    const head = path === NOT_FOUND_PATH ? { ...answered, status: 404 } : answered;
    const keep = keepable(request, head, render);
    if (keep) return collect((body) => (flight.finishing = this.#finish(reader, flight, head, keep, body)));
    if (head.status >= 500) {
      if (flight.stale) send(reader, flight.stale, 'STALE');
      this.#settle(path, flight, 'failed');
    } else {
      this.cache.forget(path);
      this.#private.add(path);
      this.#settle(path, flight, 'private');
    }
    return response.headersSent
      ? discard
      : passOn(withNotedStatus(head, render), render, policies, next, response);
  }

  async #finish(reader: Reader, flight: Flight, head: Head, keep: Keep, body: Buffer): Promise<void> {
    const page =
      (await this.#notFoundInstead(reader, head, keep, body)) ??
      (await pageOf(head, keep, body, reader.policies));
    this.#keep(reader, flight, page, head.headers['x-nextjs-cache'] === 'HIT' ? 'HIT' : 'MISS');
  }

  #keep(reader: Reader, flight: Flight, page: FinishedPage, result: CacheResult): void {
    const outdated = page.generation !== generations.current;
    if (!outdated) this.cache.keep(reader.path, page);
    send(reader, page, result);
    this.#settle(reader.path, flight, outdated ? 'outdated' : 'kept');
  }

  async #notFoundInstead({ policies }: Reader, head: Head, keep: Keep, body: Buffer) {
    if (keep.status !== 404 || !isEmptyPage(head, body)) return undefined;
    const page = await policies.notFound();
    return page && { ...page, ...keep, borrowed: true };
  }
}

async function pageOf(head: Head, keep: Keep, body: Buffer, { security }: Policies): Promise<FinishedPage> {
  if (!isHtml(head.headers)) return finishPage(body, outgoing(head, security, FILE_POLICY), keep);
  const { html, policy } = await hashPage(body.toString());
  return finishPage(Buffer.from(html), outgoing(head, security, policy), keep);
}
