import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Encoding } from './accept-encoding';

/** Bytes below which compressing does not pay. */
const SMALLEST = 600;

/** Brotli's effort. Measured on a post of 48 kB: 5 takes 0.8 ms and leaves 9.9 kB, 11 takes 64 ms and leaves 8.9 kB. */
const EFFORT = 5;
const GZIP_LEVEL = 6;
/** Bytes above which compressing takes longer than a page's render may be held up: some 3 ms. */
const LARGE = 100_000;

const compressible =
  /^(text\/|application\/(javascript|json|xml|manifest|[\w.-]+\+(xml|json)))|^image\/(svg|x-icon)/;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Of what is asked for a few times only: on 25 kB, 0.1 ms for 6.7 kB, where 5 takes 0.4 ms with its thread, for 5.9 kB. */
const LIGHT_EFFORT = 3;

export type Compressed = Record<Exclude<Encoding, 'identity'>, Buffer>;
type Form = keyof Compressed;

export const isCompressible = (body: Buffer, type: string): boolean =>
  body.length >= SMALLEST && compressible.test(type);

/** In both forms: for what is made once and sent for months. */
export async function compress(body: Buffer, effort: number): Promise<Compressed> {
  const [br, gzip] = await Promise.all([compressAs('br', body, effort), compressAs('gzip', body, effort)]);
  return { br, gzip };
}

async function compressAs(form: Form, body: Buffer, effort: number): Promise<Buffer> {
  if (form === 'br') return brotli(body, { params: brotliParams(body, effort) });
  return gzipped(body, { level: GZIP_LEVEL });
}

/** A large one in a thread, as nobody else is answered meanwhile; for others the thread costs more than it takes off. */
export const compressSoon = (form: Form, body: Buffer): Buffer | Promise<Buffer> =>
  body.length > LARGE ? compressAs(form, body, EFFORT) : compressNow(form, body);

export const compressNow = (form: Form, body: Buffer): Buffer =>
  form === 'br'
    ? brotliCompressSync(body, { params: brotliParams(body, EFFORT) })
    : gzipSync(body, { level: GZIP_LEVEL });

/** At once: a thread costs more than so little work. */
export const compressLightly = (form: Form, body: Buffer): Buffer =>
  form === 'br'
    ? brotliCompressSync(body, { params: brotliParams(body, LIGHT_EFFORT) })
    : gzipSync(body, { level: LIGHT_EFFORT });

const brotliParams = (body: Buffer, effort: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: effort,
  [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
});
