import type { IncomingMessage } from 'node:http';
import { BODY_STALL, bodyTime } from '@/lib/server/http/request-limits';

/** Milliseconds for an answer to leave before the connection is ended. */
const GRACE = 1000;

type Limits = { time?: number; stall?: number };

/** Ends a connection whose body takes too long, by its address, or of which nothing arrives any more. */
export function limitBodyTime(
  request: IncomingMessage,
  answer: () => void,
  { time = bodyTime(request.url), stall = Math.min(BODY_STALL, time) }: Limits = {},
): void {
  const { headers, socket } = request;
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
  const end = Date.now() + time;
  let arrived = socket.bytesRead;
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer);
    const isStalled = socket.bytesRead === arrived;
    arrived = socket.bytesRead;
    if (!isStalled && Date.now() < end) return;
    clearInterval(timer);
    answer();
    setTimeout(() => socket.destroy(), GRACE).unref();
  }, stall).unref();
  request.once('close', () => clearInterval(timer));
}
