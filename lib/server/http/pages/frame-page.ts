import type { OutgoingHttpHeaders } from 'node:http';
import { isOutdated, type Dated } from '@/lib/server/http/content-version';
import { renderOwn } from '@/lib/server/http/next/own-request';
import { outgoing } from '@/lib/server/http/next/pass-on';
import type { Renders } from '@/lib/server/http/next/renders';
import type { SiteAddress } from '@/lib/server/http/site-address';
import type { PageMaker } from './page-maker';

export type Frame = Dated & { html: string; headers: OutgoingHttpHeaders };

export type FrameOptions = {
  renders: Renders;
  site: SiteAddress;
  security: OutgoingHttpHeaders;
  maker: PageMaker;
  /** While developing: the policy of pages, of which none is kept. */
  developmentPolicy?: string;
};

/** A page that others are made of: rendered at the first request after a change of settings, however many wait for it. */
export class FramePage {
  #frame: Frame | undefined;
  #pending: Promise<Frame> | undefined;

  constructor(
    private readonly options: FrameOptions,
    private readonly path: string,
  ) {}

  /** @throws when Next does not render it */
  async get(): Promise<Frame> {
    if (this.#frame && !isOutdated(this.#frame) && !this.options.developmentPolicy) return this.#frame;
    this.#pending ??= this.#render().finally(() => (this.#pending = undefined));
    return (this.#frame = await this.#pending);
  }

  async #render(): Promise<Frame> {
    const { renders, site, security, maker, developmentPolicy } = this.options;
    const { head, body, render } = await renderOwn(renders, site, this.path);
    if (head.status !== 200) throw new Error(`${this.path} was rendered with status ${head.status}`);
    const { html, headers } = developmentPolicy
      ? { html: body.toString(), headers: outgoing(head, security, developmentPolicy) }
      : maker.page(this.path, head, body);
    return { html, headers, contentVersion: render.contentVersion, shown: [] };
  }
}
