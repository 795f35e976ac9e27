import type { IncomingMessage } from 'node:http';
import { contentState, type Render } from '@/lib/server/http/content-version';
import { NextResponse, type Head, type Sink } from './next-response';

export type NextHandler = (request: IncomingMessage, response: NextResponse) => Promise<void>;
export type Open = (head: Head, render: Render, response: NextResponse) => Sink;

/** Requests to Next, each with a note of what it does. */
export class Renders {
  readonly #next: NextHandler;

  constructor(next: NextHandler) {
    this.#next = next;
  }

  /** @throws what Next threw, or an error when it did not answer */
  async run(request: IncomingMessage, open: Open): Promise<void> {
    const { headers } = request;
    const render: Render = { contentVersion: contentState.version, headers, changes: [], acting: false };
    const response: NextResponse = new NextResponse(request, (head) => open(head, render, response));
    try {
      await contentState.renders.run(render, () => this.#next(request, response));
    } catch (error) {
      if (response.headersSent) response.destroy();
      throw error;
    }
    if (!response.headersSent) throw new Error('Next finished without an answer');
  }
}
