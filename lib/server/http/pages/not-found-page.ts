import { isEmptyPage } from '@/lib/server/http/next/empty-page';
import { isFresh, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import { renderOwn, type Rendered } from '@/lib/server/http/next/own-request';
import type { Renders } from '@/lib/server/http/next/renders';
import type { PageMaker } from './page-maker';
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
    private readonly maker: PageMaker,
    private readonly path: keyof typeof absentPages = '/not-found',
  ) {}

  async get(): Promise<FinishedPage | undefined> {
    if (this.#page && isFresh(this.#page, Date.now())) return this.#page;
    this.#pending ??= this.#render().finally(() => (this.#pending = undefined));
    this.#page = (await this.#pending) ?? this.#page;
    return this.#page;
  }

  async #render(): Promise<FinishedPage | undefined> {
    try {
      return await this.#finish(await renderOwn(this.renders, this.site, this.path));
    } catch {
      return undefined;
    }
  }

  async #finish({ head, body, render }: Rendered): Promise<FinishedPage | undefined> {
    if (head.status !== 200 || isEmptyPage(head, body)) return undefined;
    const keep = {
      status: absentPages[this.path],
      contentVersion: render.contentVersion,
      // The site's frame alone.
      shown: [],
      expiresAt: Date.now() + LIFETIME,
      immutable: false,
      ignoresQuery: true,
    };
    return this.maker.make(this.path, { head, body }, keep);
  }
}
