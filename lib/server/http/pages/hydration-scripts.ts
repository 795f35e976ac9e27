import type { OutgoingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { filePolicy } from '@/lib/server/http/answers/content-security-policy';
import { finishPage, pageSize, type FinishedPage } from '@/lib/server/http/answers/finished-page';

const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=31536000, immutable',
};

/** Scripts that make finished pages React's, for whoever logs in or writes. Few ask, and each can be made again. */
export class HydrationScripts {
  /** Of the pages that were rendered last: whoever has one of them asks within seconds. */
  readonly #recent: LRUCache<string, string>;
  readonly #asked: LRUCache<string, FinishedPage>;

  constructor(
    maxSize: number,
    private readonly security: OutgoingHttpHeaders,
  ) {
    const half = { maxSize: maxSize / 2, maxEntrySize: maxSize / 4 };
    this.#recent = new LRUCache({ ...half, sizeCalculation: ({ length }) => length + 200 });
    this.#asked = new LRUCache({ ...half, sizeCalculation: pageSize });
  }

  note(hydration: string, script: string): void {
    if (!this.#asked.has(hydration)) this.#recent.set(hydration, script);
  }

  async get(hydration: string): Promise<FinishedPage | undefined> {
    const script = this.#recent.get(hydration);
    if (script === undefined) return this.#asked.get(hydration);
    const page = await finishPage(
      Buffer.from(script),
      { ...this.security, 'content-security-policy': filePolicy(headers['content-type']), ...headers },
      { status: 200, contentVersion: 0, expiresAt: 0, immutable: true, ignoresQuery: true },
    );
    this.#recent.delete(hydration);
    this.#asked.set(hydration, page);
    return page;
  }
}
