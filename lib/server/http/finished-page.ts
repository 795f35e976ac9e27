import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { generations } from './generation.mjs';
import { headerList } from './response-headers';

export type Encoding = 'br' | 'gzip' | 'identity';
export type CacheResult = 'HIT' | 'MISS' | 'STALE';

/** One encoding of a page, ready to send: nothing is computed per request. */
type Variant = { body: Buffer; etag: string; heads: Record<CacheResult, string[]>; notModified: string[] };

export type FinishedPage = {
  status: number;
  /** The content that it shows; see generation.mjs. */
  generation: number;
  /** Time stamp in milliseconds after which it is rendered anew although no change was heard of. */
  expiresAt: number;
  /** Never out of date: its address changes with its bytes. */
  immutable: boolean;
  /** Prerendered, so that no query string can change it. */
  ignoresQuery: boolean;
  /** Its bytes belong to the page for what is not there, and are not counted again. */
  borrowed?: boolean;
  hash: string;
  headers: OutgoingHttpHeaders;
  variants: { identity: Variant; br?: Variant; gzip?: Variant };
};

export function finishPage(
  body: Buffer,
  headers: OutgoingHttpHeaders,
  facts: Pick<FinishedPage, 'status' | 'generation' | 'expiresAt' | 'immutable' | 'ignoresQuery'>,
): FinishedPage {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const own = { ...headers };
  for (const name of ['content-length', 'transfer-encoding', 'etag', 'x-nextjs-cache']) delete own[name];
  own.vary = [own.vary ?? [], 'Accept-Encoding'].flat().join(', ');
  return { ...facts, hash, headers: own, variants: { identity: variant('identity', body, hash, own) } };
}

const compressible =
  /^(text\/|application\/(javascript|json|xml|manifest|[\w.-]+\+(xml|json)))|^image\/(svg|x-icon)/;
const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

/** Adds the compressed variants, off the main thread. Resolves to the same page. */
export async function compressPage(page: FinishedPage): Promise<FinishedPage> {
  const { body } = page.variants.identity;
  const { headers, hash } = page;
  if (headers['content-encoding'] || body.length < 600) return page;
  if (!compressible.test(String(headers['content-type']))) return page;
  const [br, gz] = await Promise.all([
    brotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    gunzippable(body, { level: 6 }),
  ]);
  page.variants.br = variant('br', br, hash, headers);
  page.variants.gzip = variant('gzip', gz, hash, headers);
  return page;
}

function variant(encoding: Encoding, body: Buffer, hash: string, headers: OutgoingHttpHeaders): Variant {
  // A strong tag names exact bytes, so that each encoding has its own.
  const etag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
  const common: OutgoingHttpHeaders = { ...headers, etag };
  const whole = {
    ...common,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': body.length,
  };
  const head = (result: CacheResult) => headerList({ ...whole, 'x-nextjs-cache': result });
  const { 'content-type': _type, 'content-encoding': _encoding, ...notModified } = common;
  return {
    body,
    etag,
    heads: { HIT: head('HIT'), MISS: head('MISS'), STALE: head('STALE') },
    notModified: headerList({ ...notModified, 'x-nextjs-cache': 'HIT' }),
  };
}

/** Bytes that the page takes in memory, roughly. */
export function pageSize({ variants, borrowed }: FinishedPage): number {
  if (borrowed) return 500;
  const { identity, br, gzip } = variants;
  return 4000 + identity.body.length + (br?.body.length ?? 0) + (gzip?.body.length ?? 0);
}

export const isFresh = (page: FinishedPage, now: number): boolean =>
  page.immutable || (page.generation === generations.current && now < page.expiresAt);

/** Answers with the page, or with 304 when the browser has it. Returns the bytes of the body. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  result: CacheResult,
): number {
  const { headers } = request;
  const { variants } = page;
  const chosen = variants[preferredEncoding(headers['accept-encoding'])] ?? variants.identity;
  const condition = headers['if-none-match'];
  if (
    condition !== undefined &&
    page.status === 200 &&
    (condition.includes(page.hash) || condition === '*')
  ) {
    response.writeHead(304, chosen.notModified);
    response.end();
    return 0;
  }
  response.writeHead(page.status, chosen.heads[result]);
  response.end(request.method === 'HEAD' ? undefined : chosen.body);
  return chosen.body.length;
}

const encodings = new Map<string, Encoding>();

function preferredEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  const known = encodings.get(accepted);
  if (known) return known;
  // Browsers send a handful of different values; a client that makes them up must not fill memory.
  if (encodings.size > 100) encodings.clear();
  const parsed = parseEncoding(accepted);
  encodings.set(accepted, parsed);
  return parsed;
}

function parseEncoding(accepted: string): Encoding {
  const offered = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split(/\s*;\s*/))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  );
  return offered.has('br') ? 'br' : offered.has('gzip') ? 'gzip' : 'identity';
}
