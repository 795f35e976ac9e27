import type { OutgoingHttpHeaders } from 'node:http';
import { isOutdated, type Dated } from '@/lib/server/http/content-version';
import { ownRequest } from '@/lib/server/http/next/own-request';
import { collect, outgoing } from '@/lib/server/http/next/pass-on';
import type { Renders } from '@/lib/server/http/next/renders';
import type { SiteAddress } from '@/lib/server/http/site-address';
import type { PageMaker } from './page-maker';

export type Frame = Dated & { html: string; headers: OutgoingHttpHeaders };

type Options = {
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
    private readonly options: Options,
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
    let frame: Frame | undefined;
    await renders.run(ownRequest(site, this.path), (head, { contentVersion }) =>
      collect((body) => {
        if (head.status !== 200) return;
        const made = developmentPolicy
          ? { html: body.toString(), headers: outgoing(head, security, developmentPolicy) }
          : maker.page(this.path, head, body);
        frame = { html: made.html, headers: made.headers, contentVersion, shown: [] };
      }),
    );
    if (!frame) throw new Error(`${this.path} was not rendered`);
    return frame;
  }
}
