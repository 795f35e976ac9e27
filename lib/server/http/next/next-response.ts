import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

export type Head = { status: number; headers: OutgoingHttpHeaders };

/** The destination of the body; `write` answers false when Next should wait for `drain`. */
export type Sink = { write(chunk: Buffer): boolean; end(): void; abort(): void };

/** Not connected to the browser: `open` sees the head first and decides what becomes of the rest. */
export class NextResponse extends ServerResponse {
  #sink: Sink | undefined;
  readonly #open: (head: Head) => Sink;

  constructor(request: IncomingMessage, open: (head: Head) => Sink) {
    super(request);
    this.#open = open;
    // A getter on Node's prototype; Next reads it to learn whether an answer began.
    Object.defineProperty(this, 'headersSent', { get: () => this.#sink !== undefined });
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((value) => typeof value === 'object' && value !== null) ?? {};
    for (const [name, value] of headerPairs(headers)) this.setHeader(name, value);
    this.#begin();
    return this;
  }

  override flushHeaders(): void {
    this.#begin();
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    const room = this.#begin().write(toBuffer(chunk, rest));
    callbackOf(rest)?.();
    return room;
  }

  override end(...all: unknown[]): this {
    if (this.finished) return this;
    const [chunk, ...rest] = all;
    const sink = this.#begin();
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function')
      sink.write(toBuffer(chunk, rest));
    this.finished = true;
    sink.end();
    process.nextTick(() => {
      callbackOf(all)?.();
      this.emit('finish');
      this.emit('close');
    });
    return this;
  }

  override destroy(): this {
    this.#sink?.abort();
    return this.abandon();
  }

  abandon(): this {
    if (this.destroyed || this.finished) return this;
    this.destroyed = true;
    this.emit('close');
    return this;
  }

  #begin(): Sink {
    return (this.#sink ??= this.#open({ status: this.statusCode, headers: this.getHeaders() }));
  }
}

function headerPairs(headers: object): [string, string | string[]][] {
  if (!Array.isArray(headers)) return Object.entries(headers) as [string, string | string[]][];
  if (Array.isArray(headers[0])) return headers as [string, string][];
  return headers.flatMap((name: string, i) => (i % 2 ? [] : [[name, headers[i + 1] as string]]));
}

function toBuffer(chunk: unknown, [encoding]: unknown[]): Buffer {
  if (typeof chunk !== 'string') return Buffer.from(chunk as Uint8Array);
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
}

function callbackOf(rest: unknown[]): (() => void) | undefined {
  return rest.find((value) => typeof value === 'function') as (() => void) | undefined;
}
