import type { OutgoingHttpHeaders } from 'node:http';
import { contentState } from '@/lib/server/http/content-version.mjs';
import type { SiteAddress } from '@/lib/server/http/site-address';
import { hashPage } from './hash-page';
import { ownRequest } from './not-found-page';
import { collect, outgoing } from './pass-on';
import type { Renders } from './renders';

export type Frame = { html: string; headers: OutgoingHttpHeaders; contentVersion: number };

/** A page that others are made of: rendered at the first request after each change, however many wait for it. */
export class FramePage {
  #frame: Frame | undefined;
  #pending: Promise<Frame> | undefined;

  constructor(
    private readonly renders: Renders,
    private readonly site: SiteAddress,
    private readonly security: OutgoingHttpHeaders,
    private readonly path: string,
    /** While developing a page is not prerendered, and has this policy. */
    private readonly developmentPolicy?: string,
  ) {}

  /** @throws when Next does not render it */
  async get(): Promise<Frame> {
    if (this.#frame?.contentVersion === contentState.version && !this.developmentPolicy) return this.#frame;
    this.#pending ??= this.#render().finally(() => (this.#pending = undefined));
    return (this.#frame = await this.#pending);
  }

  async #render(): Promise<Frame> {
    let finishing: Promise<Frame> | undefined;
    await this.renders.run(ownRequest(this.site, this.path), this.path, (head, { contentVersion }) =>
      collect((body) => {
        finishing = (async () => {
          if (head.status !== 200) throw new Error(`${this.path} was rendered with status ${head.status}`);
          const html = body.toString();
          const hashed = this.developmentPolicy
            ? { html, policy: this.developmentPolicy }
            : await hashPage(html);
          return { html: hashed.html, headers: outgoing(head, this.security, hashed.policy), contentVersion };
        })();
        // Awaited below, where it may come later than its failure.
        finishing.catch(() => {});
      }),
    );
    if (!finishing) throw new Error(`${this.path} was not rendered`);
    return finishing;
  }
}
