import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { preferredEncoding, type Encoding } from './accept-encoding';
import { compress, compressLightly } from './compress';
import { contentState } from '@/lib/server/http/content-version.mjs';
import { headerList } from './response-headers';

export type CacheResult = 'HIT' | 'MISS' | 'STALE';

type Variant = { body: Buffer; etag: string; heads: Record<CacheResult, string[]>; notModified: string[] };

export type FinishedPage = {
  status: number;
  contentVersion: number;
  /** Time stamp in milliseconds after which it is rendered anew although no change was heard of. */
  expiresAt: number;
  immutable: boolean;
  ignoresQuery: boolean;
  /** Its bytes belong to the page for what is not there, and are not counted again. */
  borrowed?: boolean;
  /** Of the body, or the tag in quotes that came with it. */
  hash: string;
  headers: OutgoingHttpHeaders;
  variants: { identity: Variant; br?: Variant; gzip?: Variant };
};

/** @param only the one encoding that it is compressed for, with less effort */
export async function finishPage(
  body: Buffer,
  headers: OutgoingHttpHeaders,
  facts: Pick<FinishedPage, 'status' | 'contentVersion' | 'expiresAt' | 'immutable' | 'ignoresQuery'>,
  only?: Encoding,
): Promise<FinishedPage> {
  const own = { ...headers };
  const given = own.etag === undefined ? undefined : String(own.etag);
  const hash = given ?? createHash('sha256').update(body).digest('base64url').slice(0, 27);
  for (const name of ['content-length', 'transfer-encoding', 'etag', 'x-nextjs-cache']) delete own[name];
  own.vary = [own.vary ?? [], 'Accept-Encoding'].flat().join(', ');
  const type = own['content-encoding'] ? '' : String(own['content-type']);
  const { br, gzip } = only ? compressLightly(body, type, only) : await compress(body, type);
  return {
    ...facts,
    hash,
    headers: own,
    variants: {
      identity: variant('identity', body, hash, own),
      ...(br && { br: variant('br', br, hash, own) }),
      ...(gzip && { gzip: variant('gzip', gzip, hash, own) }),
    },
  };
}

function variant(encoding: Encoding, body: Buffer, hash: string, headers: OutgoingHttpHeaders): Variant {
  // A strong tag names exact bytes, so that each encoding has its own. What the API calls a version is one in each.
  const etag = hash.startsWith('"') ? hash : encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
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

export function pageSize({ variants, borrowed }: FinishedPage): number {
  if (borrowed) return 500;
  const { identity, br, gzip } = variants;
  return 4000 + identity.body.length + (br?.body.length ?? 0) + (gzip?.body.length ?? 0);
}

export const isFresh = (page: FinishedPage, now: number): boolean =>
  page.immutable || (page.contentVersion === contentState.version && now < page.expiresAt);

/** By tag where one is given, else by date (RFC 9110, 13.2.2). */
function isUnchanged({ hash, headers }: FinishedPage, asked: IncomingMessage['headers']): boolean {
  const tag = asked['if-none-match'];
  if (tag !== undefined) return tag.includes(hash) || tag === '*';
  const [since, modified] = [asked['if-modified-since'], headers['last-modified']].map((date) =>
    Date.parse(String(date)),
  );
  return since! >= modified!;
}

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
  if (page.status === 200 && isUnchanged(page, headers)) {
    response.writeHead(304, chosen.notModified);
    response.end();
    return 0;
  }
  response.writeHead(page.status, chosen.heads[result]);
  response.end(request.method === 'HEAD' ? undefined : chosen.body);
  return chosen.body.length;
}
