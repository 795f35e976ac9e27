import type { IncomingMessage } from 'node:http';

/** The body once it is here. `asItComes` leaves reading it to somebody else, who would otherwise miss its beginning. */
export type Body = (how?: 'asItComes') => Promise<Buffer>;

type Options = { limit: number; keep: boolean; onTooLarge: () => void };

/** Every chunk that Node's parser reads goes through `push`, so nothing is paused, buffered twice or read early. */
export function watchBody(request: IncomingMessage, options: Options): Body {
  const chunks: Buffer[] = [];
  const push = request.push.bind(request);
  let size = 0;
  request.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (!(chunk instanceof Uint8Array)) return push(chunk, encoding);
    const before = size;
    size += chunk.length;
    if (size > options.limit) {
      // Once; what follows is read off the wire and dropped until the connection closes.
      if (before <= options.limit) options.onTooLarge();
      return true;
    }
    if (options.keep) chunks.push(Buffer.from(chunk));
    return push(chunk, encoding);
  };
  return async (how) => {
    await wholeBody(request, how !== 'asItComes');
    return Buffer.concat(chunks);
  };
}

/** Next may answer before it has read everything. */
async function wholeBody(request: IncomingMessage, reads: boolean): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise((resolve) => {
    request.once('end', resolve).once('close', resolve).once('error', resolve);
    if (reads) request.resume();
  });
}
