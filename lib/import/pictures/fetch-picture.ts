import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { isPicture } from '@/lib/import/pictures/is-picture';

export type FetchedPicture =
  | { ok: true; bytes: Buffer }
  /** `isLasting`: trying again would not help. */
  | { ok: false; why: string; isLasting: boolean };

type Limits = {
  /** Milliseconds for everything, redirects too. */
  timeout?: number;
  /** Bytes of the picture. */
  most?: number;
  /** Addresses of private networks and of this machine, for tests on it. */
  allowPrivate?: boolean;
};

const TIMEOUT = 30_000;
const MAX_REDIRECTS = 5;

class Failure extends Error {
  constructor(
    message: string,
    readonly isLasting: boolean,
  ) {
    super(message);
  }
}

/**
 * A picture from the web. Names are resolved first and the connection goes to the address that was looked at, at each
 * redirect anew, so that nothing in the operator's own network can be reached.
 */
export async function fetchPicture(url: string, limits: Limits = {}): Promise<FetchedPicture> {
  const signal = AbortSignal.timeout(limits.timeout ?? TIMEOUT);
  try {
    return { ok: true, bytes: await follow(url, limits, signal) };
  } catch (error) {
    const { message, isLasting } =
      error instanceof Failure ? error : failureOf(error as NodeJS.ErrnoException);
    return { ok: false, why: message, isLasting };
  }
}

async function follow(url: string, limits: Limits, signal: AbortSignal): Promise<Buffer> {
  let target = url.startsWith('//') ? `https:${url}` : url;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await open(checked(target), limits, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode < 300 || statusCode >= 400 || !headers.location) return read(answer, limits, signal);
    answer.destroy();
    if (!URL.canParse(headers.location, target))
      throw new Failure('it leads on to something that is no address', true);
    target = new URL(headers.location, target).href;
  }
  throw new Failure(`it leads on more than ${MAX_REDIRECTS} times`, true);
}

function checked(address: string): URL {
  if (!URL.canParse(address)) throw new Failure('it is no address on the web', true);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Failure(`${url.protocol} is not fetched, only http: and https:`, true);
  if (url.username || url.password) throw new Failure('it needs a password', true);
  return url;
}

function open(url: URL, { allowPrivate = false }: Limits, signal: AbortSignal): Promise<IncomingMessage> {
  const options = { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate };
  const [get, agent] =
    url.protocol === 'https:'
      ? [requestHttps, new RequestFilteringHttpsAgent(options)]
      : [requestHttp, new RequestFilteringHttpAgent(options)];
  const headers = {
    accept: 'image/*,*/*;q=0.5',
    'accept-encoding': 'identity',
    'user-agent': 'Colophon-Import/1',
    connection: 'close',
  };
  return new Promise((resolve, reject) => {
    get(url, { agent, signal, headers }).on('response', resolve).on('error', reject).end();
  });
}

async function read(
  answer: IncomingMessage,
  { most = MAX_IMAGE_BYTES }: Limits,
  signal: AbortSignal,
): Promise<Buffer> {
  const { statusCode = 0, headers } = answer;
  const tooLarge = () => new Failure(`it is larger than ${Math.round(most / 1_000_000)} MB`, true);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (statusCode !== 200) throw new Failure(...refusal(statusCode));
    if (Number(headers['content-length']) > most) throw tooLarge();
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) throw tooLarge();
      signal.throwIfAborted();
    }
  } finally {
    answer.destroy();
  }
  const bytes = Buffer.concat(chunks, size);
  if (!answer.complete) throw new Failure('the connection broke off', false);
  if (isPicture(bytes)) return bytes;
  const type = /^[\w/+.-]{1,60}/.exec(headers['content-type'] ?? '')?.[0];
  throw new Failure(
    size === 0 ? 'the answer is empty' : `it is no picture${type ? ` but ${type}` : ''}`,
    true,
  );
}

function refusal(status: number): [string, boolean] {
  const isPassing = status === 408 || status === 425 || status === 429 || status >= 500;
  if (status === 404 || status === 410) return ['it is no longer there', true];
  if (status === 401 || status === 403) return [`it is not given away (${status})`, true];
  return [`the server answered ${status}`, !isPassing];
}

function failureOf({ name, message, code = '' }: NodeJS.ErrnoException): {
  message: string;
  isLasting: boolean;
} {
  if (name === 'TimeoutError' || name === 'AbortError')
    return { message: 'no answer came in time', isLasting: false };
  if (/is not allowed/.test(message))
    return { message: 'its address is one of a private network', isLasting: true };
  if (code === 'ENOTFOUND') return { message: 'there is no server of this name', isLasting: true };
  if (/^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return { message: 'its certificate is not valid', isLasting: true };
  if (code.startsWith('HPE_'))
    return { message: 'the server answered with something that is no HTTP', isLasting: true };
  return { message: `it could not be reached (${code || message.slice(0, 100)})`, isLasting: false };
}
