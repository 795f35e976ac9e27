import { IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { hashPage } from './hash-page';
import { isEmptyPage } from './empty-page';
import { finishPage, isFresh, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import type { Head } from './next-response';
import { collect, outgoing } from './pass-on';
import type { Renders } from './renders';
import type { SiteAddress } from '@/lib/server/http/site-address';

/** The addresses of the pages that say that there is nothing (any more): app/(reader)/[[...path]]. Next answers 200. */
export const absentPages = { '/not-found': 404, '/not-found/gone': 410 } as const;
const LIFETIME = 3600_000;

/** Next 16.4 answers notFound() with an empty document that a script fills; this page needs none. */
export class NotFoundPage {
  #page: FinishedPage | undefined;
  #pending: Promise<FinishedPage | undefined> | undefined;

  constructor(
    private readonly renders: Renders,
    private readonly site: SiteAddress,
    private readonly security: OutgoingHttpHeaders,
    private readonly path: keyof typeof absentPages = '/not-found',
  ) {}

  async get(): Promise<FinishedPage | undefined> {
    if (this.#page && isFresh(this.#page, Date.now())) return this.#page;
    this.#pending ??= this.#render().finally(() => (this.#pending = undefined));
    this.#page = (await this.#pending) ?? this.#page;
    return this.#page;
  }

  async #render(): Promise<FinishedPage | undefined> {
    let finishing: Promise<FinishedPage | undefined> | undefined;
    try {
      await this.renders.run(ownRequest(this.site, this.path), this.path, (head, render) =>
        collect((body) => (finishing = this.#finish(head, body, render.contentVersion))),
      );
      return await finishing;
    } catch {
      return undefined;
    }
  }

  async #finish(head: Head, body: Buffer, contentVersion: number): Promise<FinishedPage | undefined> {
    if (head.status !== 200 || isEmptyPage(head, body)) return undefined;
    const { html, policy } = await hashPage(body.toString());
    return finishPage(Buffer.from(html), outgoing(head, this.security, policy), {
      status: absentPages[this.path],
      contentVersion,
      expiresAt: Date.now() + LIFETIME,
      immutable: false,
      ignoresQuery: true,
    });
  }
}

/** A request that nobody sent. */
export function ownRequest({ host, protocol, port }: SiteAddress, url: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = url;
  request.headers = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol,
    'x-forwarded-port': port,
  };
  request.push(null);
  return request;
}
