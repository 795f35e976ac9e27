import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { preferredEncoding, type Encoding } from './accept-encoding';
import { compressLightly, compressNow, compressSoon, isCompressible, type Compressed } from './compress';
import { isOutdated, type Dated } from '@/lib/server/http/content-version';
import { headsOf, type Heads } from './page-heads';

/** Names of RFC 9211. */
export type CacheResult = 'hit' | 'fwd=miss' | 'hit; ttl=0';

type Facts = Dated & {
  status: number;
  /** Time stamp in milliseconds after which it is rendered anew although no change was heard of. */
  expiresAt: number;
  immutable: boolean;
  ignoresQuery: boolean;
  /** By which its scripts are found: hydration-scripts.ts. */
  hydration?: string;
};

export type FinishedPage = Facts & {
  /** Its bytes belong to the page for what is not there, and are not counted again. */
  borrowed?: boolean;
  /** Of the body, or the tag in quotes that came with it. */
  hash: string;
  heads: Heads;
  /** As it is where compressing does not pay, else compressed: each form from when somebody first asks for it. */
  bodies: { identity: Buffer } | Partial<Compressed>;
  /** Told when a form was added. */
  grown?: () => void;
};

/** Who asked first: by far most ask in the same way. `light` where few will ask at all. */
type Asked = { encoding: Encoding; light?: boolean };

/** @param asked what is made at once */
export async function finishPage(
  body: Buffer,
  headers: OutgoingHttpHeaders,
  facts: Facts,
  asked: Asked = { encoding: 'br' },
): Promise<FinishedPage> {
  const own = { ...headers };
  const given = own.etag === undefined ? undefined : String(own.etag);
  const hash = given ?? createHash('sha256').update(body).digest('base64url').slice(0, 27);
  for (const name of ['content-length', 'transfer-encoding', 'etag']) delete own[name];
  own.vary = [own.vary ?? [], 'Accept-Encoding'].flat().join(', ');
  const type = own['content-encoding'] ? '' : String(own['content-type']);
  const bodies = isCompressible(body, type) ? await firstForm(body, asked) : { identity: body };
  return { ...facts, hash, heads: headsOf(own), bodies };
}

async function firstForm(body: Buffer, { encoding, light }: Asked): Promise<FinishedPage['bodies']> {
  if (light && encoding === 'identity') return { identity: body };
  const form = encoding === 'gzip' ? 'gzip' : 'br';
  return { [form]: light ? compressLightly(form, body) : await compressSoon(form, body) };
}

/** Bytes, with what an entry costs besides. */
export function pageSize({ bodies, shown, borrowed }: FinishedPage): number {
  const own = 1000 + 20 * (shown?.length ?? 0);
  if (borrowed) return own;
  return own + Object.values(bodies).reduce((sum, { length }) => sum + length, 0);
}

export const isFresh = (page: FinishedPage, now: number): boolean =>
  page.immutable || (now < page.expiresAt && !isOutdated(page));

export function unpacked({ bodies }: FinishedPage): Buffer {
  if ('identity' in bodies) return bodies.identity;
  return bodies.br ? brotliDecompressSync(bodies.br) : gunzipSync(bodies.gzip!);
}

/** Made now and kept, where nobody has asked for it in this encoding. */
export function bodyOf(page: FinishedPage, encoding: Encoding): Buffer {
  const { bodies, grown } = page;
  if ('identity' in bodies || encoding === 'identity') return unpacked(page);
  const kept = bodies[encoding];
  if (kept) return kept;
  const made = compressNow(encoding, unpacked(page));
  bodies[encoding] = made;
  grown?.();
  return made;
}

/** By tag where one is given, else by date (RFC 9110, 13.2.2). */
function isUnchanged({ hash, heads }: FinishedPage, asked: IncomingMessage['headers']): boolean {
  const tag = asked['if-none-match'];
  if (tag !== undefined) return tag.includes(hash) || tag === '*';
  const [since, modified] = [asked['if-modified-since'], heads.headers['last-modified']].map((date) =>
    Date.parse(String(date)),
  );
  return since! >= modified!;
}

/** A strong tag names exact bytes, so that each encoding has its own. What the API calls a version is one in each. */
function tagOf(hash: string, encoding: Encoding): string {
  if (hash.startsWith('"')) return hash;
  return encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
}

/** Answers with the page, or with 304 when the browser has it. Returns the bytes of the body. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
  result: CacheResult,
): number {
  const { headers } = request;
  const { heads, bodies, hash } = page;
  const encoding = 'identity' in bodies ? 'identity' : preferredEncoding(headers['accept-encoding']);
  const tag = tagOf(hash, encoding);
  if (page.status === 200 && isUnchanged(page, headers)) {
    response.writeHead(304, [...heads.notModified, 'etag', tag, 'cache-status', 'colophon; hit']);
    response.end();
    return 0;
  }
  const body = bodyOf(page, encoding);
  const head = [
    ...heads.whole,
    'etag',
    tag,
    'content-length',
    String(body.length),
    'cache-status',
    `colophon; ${result}`,
  ];
  if (encoding !== 'identity') head.push('content-encoding', encoding);
  response.writeHead(page.status, head);
  response.end(request.method === 'HEAD' ? undefined : body);
  return body.length;
}
