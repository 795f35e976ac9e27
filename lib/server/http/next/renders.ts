import type { IncomingMessage } from 'node:http';
import { contentState } from '@/lib/server/http/content-version.mjs';
import { NextResponse, type Head, type Sink } from './next-response';

export type NextHandler = (request: IncomingMessage, response: NextResponse) => Promise<void>;
export type Render = Parameters<typeof contentState.renders.run>[0];
export type Open = (head: Head, render: Render, response: NextResponse) => Sink;

/** Milliseconds for which a render that hangs holds up newer ones of the same page. */
const MAX_WAIT = 10_000;

type Active = { contentVersion: number; done: Promise<void> };

export class Renders {
  readonly #next: NextHandler;
  readonly #active = new Map<string, Set<Active>>();

  constructor(next: NextHandler) {
    this.#next = next;
  }

  /** @throws what Next threw, or an error when it did not answer */
  async run(request: IncomingMessage, path: string, open: Open): Promise<void> {
    // Next asks for the page that an action redirects to while the action is open: waiting would be for oneself.
    const shared = request.method === 'GET' || request.method === 'HEAD';
    if (shared) await this.#olderOnes(path);
    const { headers } = request;
    const render: Render = {
      contentVersion: contentState.version,
      prerendered: false,
      acting: false,
      headers,
    };
    const finished = shared ? this.#begin(path, render.contentVersion) : () => {};
    const response: NextResponse = new NextResponse(request, (head) => {
      // A page that everybody shares is sent after it is rendered: from here on nobody can be handed it.
      finished();
      return open(head, render, response);
    });
    try {
      await contentState.renders.run(render, () => this.#next(request, response));
    } catch (error) {
      if (response.headersSent) response.destroy();
      throw error;
    } finally {
      finished();
    }
    if (!response.headersSent) throw new Error('Next finished without an answer');
  }

  /** Next gives requests for one page the render under way, which after a content change may show the old content. */
  async #olderOnes(path: string): Promise<void> {
    const giveUpAt = Date.now() + MAX_WAIT;
    for (;;) {
      const older = [...(this.#active.get(path) ?? [])].filter(
        (one) => one.contentVersion < contentState.version,
      );
      if (older.length === 0 || Date.now() >= giveUpAt) return;
      await before(giveUpAt, Promise.all(older.map((one) => one.done)));
    }
  }

  #begin(path: string, contentVersion: number): () => void {
    const { promise, resolve } = withResolvers();
    const active: Active = { contentVersion, done: promise };
    const ofPath = this.#active.get(path) ?? new Set();
    this.#active.set(path, ofPath.add(active));
    return () => {
      resolve();
      ofPath.delete(active);
      if (ofPath.size === 0 && this.#active.get(path) === ofPath) this.#active.delete(path);
    };
  }
}

async function before(time: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => (timer = setTimeout(resolve, time - Date.now())));
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
