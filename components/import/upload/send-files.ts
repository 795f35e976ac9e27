import { importUploadPath } from '@/lib/paths';
import { z } from '@/lib/zod';
import { postPart, type Answer } from './post-part';

export type Sent =
  | { ok: true; path: string }
  /** `isPassing`: it may be over in a moment, so it is tried again unasked. */
  | { ok: false; problem: string; isPassing: boolean };

export type Post = typeof postPart;

type Options = {
  /** Bytes that are on the server, of all files. */
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
  post?: Post;
  /** Milliseconds before the attempts after the first. */
  waits?: number[];
};

const BeganSchema = z.object({ id: z.string(), received: z.array(z.number()), path: z.string().optional() });
const PartSchema = z.object({ received: z.number() });
const RefusedSchema = z.object({ problem: z.string(), message: z.string() });

/** Bytes of one part: what proxies usually let through, and little to send again after a cut. */
const PART = 8_000_000;
const SMALLEST_PART = 128_000;
const WAITS = [1000, 2000, 5000, 10_000, 20_000];

/** In parts, so that a line that is cut costs no more than one, and no proxy needs a higher limit. */
export async function sendFiles(files: File[], options: Options): Promise<Sent> {
  const waits = options.waits ?? WAITS;
  const sender = new Sender(files, options);
  let [most, failures] = [0, 0];
  for (;;) {
    const before = most;
    const onProgress = (bytes: number) => {
      most = Math.max(most, bytes);
      options.onProgress(bytes);
    };
    const sent = await sender.run(onProgress);
    // A line that is cut often still gets there, as long as something arrives in between.
    failures = most > before ? 1 : failures + 1;
    const wait = waits[failures - 1];
    if (sent.ok || !sent.isPassing || options.signal.aborted || wait === undefined) return sent;
    await pause(wait, options.signal);
  }
}

class Sender {
  #part = PART;
  #onProgress: (bytes: number) => void = () => {};
  readonly #files: File[];
  readonly #options: Options;

  constructor(files: File[], options: Options) {
    this.#files = files;
    this.#options = options;
  }

  /** From where the server says that it stopped. */
  async run(onProgress: (bytes: number) => void): Promise<Sent> {
    this.#onProgress = onProgress;
    const files = this.#files.map(({ name, size, lastModified }) => ({
      name: name.toWellFormed(),
      size,
      modifiedAt: lastModified,
    }));
    const answer = await this.#ask({ files });
    const began = answer.status === 201 ? BeganSchema.safeParse(answer.body).data : undefined;
    if (!began) return refusalOf(answer);
    if (began.path) return { ok: true, path: began.path };
    for (const [index, file] of this.#files.entries()) {
      const refused = await this.#sendFile(file, index, began);
      if (refused) return refused;
    }
    const end = await this.#ask({ finish: began.id });
    const whole = end.status === 201 ? BeganSchema.safeParse(end.body).data : undefined;
    return whole?.path ? { ok: true, path: whole.path } : refusalOf(end);
  }

  async #sendFile(file: File, index: number, began: z.output<typeof BeganSchema>): Promise<Sent | null> {
    const { id, received } = began;
    const others = () => received.reduce((sum, size, at) => (at === index ? sum : sum + size), 0);
    let offset = received[index] ?? 0;
    while (offset < file.size) {
      const answer = await this.#post({
        body: file.slice(offset, offset + this.#part),
        headers: {
          ...{ 'content-type': 'application/octet-stream', 'upload-id': id },
          ...{ 'upload-file': String(index), 'upload-offset': String(offset) },
        },
        onProgress: (sent) => this.#onProgress(others() + offset + sent),
      });
      const told = answer.status === 200 ? PartSchema.safeParse(answer.body).data : undefined;
      if (told?.received === offset) return unreadable(file);
      if (told) received[index] = offset = told.received;
      else if (isTooLargeForProxy(answer) && this.#part > SMALLEST_PART) this.#part /= 2;
      else return refusalOf(answer);
      this.#onProgress(others() + offset);
    }
    return null;
  }

  #ask = (body: object): Promise<Answer> =>
    this.#post({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

  #post = (request: Pick<Parameters<Post>[0], 'body' | 'headers' | 'onProgress'>): Promise<Answer> =>
    (this.#options.post ?? postPart)({ ...request, url: importUploadPath, signal: this.#options.signal });
}

const unreadable = ({ name }: File): Sent => ({
  ok: false,
  problem: `“${name}” cannot be read any more: it was changed or moved. Choose it again.`,
  isPassing: false,
});

/** Ours says so in words; this one never came so far. */
const isTooLargeForProxy = ({ status, body }: Answer): boolean =>
  status === 413 && !RefusedSchema.safeParse(body).success;

export function refusalOf({ status, body }: Answer): Sent {
  const said = RefusedSchema.safeParse(body).data;
  if (said) return { ok: false, problem: said.message, isPassing: mendable.has(said.problem) };
  return { ok: false, problem: messages[status] ?? messages.others, isPassing: !lasting.has(status) };
}

const mendable = new Set(['cut', 'gone', 'incomplete']);
const lasting = new Set([-1, 401, 403, 404, 413]);

/** By the status; 0 where none came, -1 where the person stopped it. */
const messages: Record<number | 'others', string> = {
  [-1]: 'Stopped. Send it again, and it goes on from here.',
  0: 'The site cannot be reached, or the connection was cut. Send it again, and it goes on from here.',
  401: 'You are no longer logged in. Log in in another tab, then send it again: it goes on from here.',
  403: 'The site did not take it: it looked like the request of another site. Reload this page, then send it again.',
  404: 'You may not import into this site.',
  408: 'The line is too slow at the moment. Send it again, and it goes on from here.',
  413: 'The proxy in front of the site takes no files of this size. Raise its limit for request bodies, or put the file on the server and import it there with “npm run import -- FILE”.',
  others: 'The site is not ready at the moment. Send it again in a minute, and it goes on from here.',
};

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()));
  });
