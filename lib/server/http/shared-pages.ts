import type { IncomingMessage, ServerResponse } from 'node:http';
import { hashPolicy, FILE_POLICY } from './content-security-policy';
import { isEmptyPage } from './empty-page';
import { finishPage, isFresh, sendPage, type CacheResult, type FinishedPage } from './finished-page';
import { generations } from './generation.mjs';
import { keepable, type Keep } from './keepable';
import { NOT_FOUND_PATH } from './not-found-page';
import type { Head, NextResponse, Sink } from './next-response';
import type { PageCache } from './page-cache';
import { collect, discard, outgoing, passOn, type Policies } from './pass-on';
import type { Render, Renders } from './renders';
import { isHtml } from './response-headers';
import { Turns } from './turns';

/** One reader who waits for a page. */
export type Reader = {
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

/**
 * What became of a render: kept for everybody; out of date before it was finished; not for everybody; an error.
 */
type Outcome = 'kept' | 'outdated' | 'private' | 'failed';

/** A render that is under way, and who waits for it. */
type Flight = {
  waiting: ((outcome: Outcome) => void)[];
  /** What can be shown when it fails. */
  stale: FinishedPage | undefined;
  finishing: Promise<void> | undefined;
};

/** A reader with an old copy at hand waits this long for the new one, in milliseconds. */
const PATIENCE = 5_000;
const PRIVATE_FOR = 10_000;
/** Renders at a time: enough to use the waits for the database, few enough to keep memory and delays small. */
const RENDERS_AT_A_TIME = 4;

/** Answers readers with pages that everybody gets: from memory, else with one render per page at a time. */
export class SharedPages {
  readonly #turns = new Turns(RENDERS_AT_A_TIME);
  readonly #flights = new Map<string, Flight>();
  /** Paths whose last answer was private, so that their requests do not wait for each other. */
  readonly #private = new Set<string>();
  #privateSince = 0;

  constructor(
    private readonly cache: PageCache,
    private readonly renders: Renders,
  ) {}

  answer(reader: Reader): void {
    const { request, response, path } = reader;
    if (response.destroyed) return;
    if (this.#isPrivate(path)) return reader.pass();
    const page = this.cache.get(path);
    const usable = page && (page.ignoresQuery || !request.url?.includes('?'));
    if (page && !usable) return reader.pass();
    if (page && isFresh(page, Date.now())) return send(reader, page, 'HIT');
    const flight = this.#flights.get(path);
    // Only its time ran out, nothing is known to have changed: nobody waits while it is rendered again.
    if (page && page.generation === generations.current && page.status === 200) send(reader, page, 'STALE');
    else if (flight) return void flight.waiting.push((outcome) => this.#afterFlight(reader, outcome));
    if (!flight) this.#lead(reader, page?.status === 200 ? page : undefined);
  }

  #afterFlight(reader: Reader, outcome: Outcome): void {
    if (outcome === 'private') return reader.pass();
    if (outcome !== 'failed') return this.answer(reader);
    const stale = this.cache.get(reader.path);
    if (stale?.status === 200) send(reader, stale, 'STALE');
    else reader.pass();
  }

  /** Renders the page for this reader and for all who come meanwhile. */
  #lead(reader: Reader, stale: FinishedPage | undefined): void {
    const { request, path } = reader;
    const flight: Flight = { waiting: [], stale, finishing: undefined };
    this.#flights.set(path, flight);
    const timer = setTimeout(() => {
      if (!stale) return;
      send(reader, stale, 'STALE');
      tellAll(flight, 'failed');
    }, PATIENCE);
    // The page is the same for HEAD and for whatever the browser has, and Next must send it whole.
    request.method = 'GET';
    delete request.headers['if-none-match'];
    delete request.headers['if-modified-since'];
    this.#turns
      .take(() =>
        this.renders.run(request, path, (head, render, next) =>
          this.#open(reader, flight, head, render, next),
        ),
      )
      .catch((error: unknown) => {
        if (stale) send(reader, stale, 'STALE');
        reader.fail(error);
      })
      .then(() => flight.finishing)
      .catch(reader.fail)
      .finally(() => {
        clearTimeout(timer);
        // Already settled, unless Next broke off.
        this.#settle(path, flight, 'failed');
      });
  }

  #settle(path: string, flight: Flight, outcome: Outcome): void {
    if (this.#flights.get(path) === flight) this.#flights.delete(path);
    tellAll(flight, outcome);
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
    return response.headersSent ? discard : passOn(head, render, policies, next, response);
  }

  async #finish(reader: Reader, flight: Flight, head: Head, keep: Keep, body: Buffer): Promise<void> {
    const { path, policies } = reader;
    const page =
      (await this.#notFoundInstead(reader, head, keep, body)) ?? pageOf(head, keep, body, policies);
    const outdated = keep.generation !== generations.current;
    if (!outdated) this.cache.keep(path, page);
    send(reader, page, head.headers['x-nextjs-cache'] === 'HIT' ? 'HIT' : 'MISS');
    this.#settle(path, flight, outdated ? 'outdated' : 'kept');
  }

  async #notFoundInstead({ policies }: Reader, head: Head, keep: Keep, body: Buffer) {
    if (keep.status !== 404 || !isEmptyPage(head, body)) return undefined;
    const page = await policies.notFound();
    return page && { ...page, ...keep, borrowed: true };
  }

  /** Forgets every few seconds, because a path can become a page, and when a scan makes it long. */
  #isPrivate(path: string): boolean {
    if (Date.now() - this.#privateSince > PRIVATE_FOR || this.#private.size > 1000) {
      this.#private.clear();
      this.#privateSince = Date.now();
    }
    return this.#private.has(path);
  }
}

function pageOf(head: Head, keep: Keep, body: Buffer, { security }: Policies): FinishedPage {
  const policy = isHtml(head.headers) ? hashPolicy(body.toString()) : FILE_POLICY;
  return finishPage(body, outgoing(head, security, policy), keep);
}

function tellAll(flight: Flight, outcome: Outcome): void {
  for (const tell of flight.waiting.splice(0)) tell(outcome);
}

function send(reader: Reader, page: FinishedPage, result: CacheResult): void {
  if (reader.response.headersSent || reader.response.destroyed) return;
  reader.answered(result === 'HIT' ? 'hit' : result === 'MISS' ? 'miss' : 'stale');
  sendPage(reader.request, reader.response, page, result);
}
