import type { OutgoingHttpHeaders } from 'node:http';
import type { Encoding } from '@/lib/server/http/answers/accept-encoding';
import { filePolicy, READER_POLICY } from '@/lib/server/http/answers/content-security-policy';
import { finishPage, type FinishedPage } from '@/lib/server/http/answers/finished-page';
import { isHtml } from '@/lib/server/http/answers/response-headers';
import type { Cacheability } from '@/lib/server/http/next/cacheability';
import type { Head } from '@/lib/server/http/next/next-response';
import { outgoing } from '@/lib/server/http/next/pass-on';
import { withLoader, withoutFramework } from '@/lib/server/http/next/without-framework';
import { SPECULATION_RULES_PATH } from '@/lib/speculation-rules';
import type { HydrationScripts } from './hydration-scripts';

type Rendered = { head: Head; body: Buffer };
type ReaderPage = { html: string; headers: OutgoingHttpHeaders; hydration: string };

/** Makes what is kept from what Next rendered. */
export class PageMaker {
  constructor(
    private readonly scripts: HydrationScripts,
    private readonly security: OutgoingHttpHeaders,
  ) {}

  async make(
    path: string,
    rendered: Rendered,
    keep: Cacheability,
    encoding?: Encoding,
  ): Promise<FinishedPage> {
    const { head, body } = rendered;
    const asked = encoding && { encoding };
    const policy = filePolicy(head.headers['content-type']);
    if (!isHtml(head.headers)) return finishPage(body, outgoing(head, this.security, policy), keep, asked);
    const { html, headers, hydration } = this.page(path, head, body);
    return finishPage(Buffer.from(html), headers, { ...keep, hydration }, asked);
  }

  /** A page as readers get it; its script waits for whoever asks. */
  page(path: string, head: Head, body: Buffer): ReaderPage {
    const page = withoutFramework(body.toString());
    const { html, hydration } = withLoader(page, path);
    this.scripts.note(hydration, page.script);
    const headers = outgoing(head, this.security, READER_POLICY, true);
    return { html, hydration, headers: { ...headers, 'speculation-rules': `"${SPECULATION_RULES_PATH}"` } };
  }
}
