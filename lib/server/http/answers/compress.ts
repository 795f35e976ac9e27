import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Encoding } from './accept-encoding';

/** Bytes below which compressing does not pay. */
const SMALLEST = 600;

/** Efforts by form. */
type Effort = Record<Form, number>;

/** Measured on a post of 48 kB: brotli's 5 takes 0.8 ms and leaves 9.9 kB, 11 takes 64 ms and leaves 8.9 kB. */
const USUAL: Effort = { br: 5, gzip: 6 };
/** Of what is asked for a few times only: on 25 kB, 0.1 ms for 6.7 kB, where 5 takes 0.4 ms with its thread, for 5.9 kB. */
const LIGHT: Effort = { br: 3, gzip: 3 };
/** Of what is made once and sent for months. */
const MOST: Effort = { br: constants.BROTLI_MAX_QUALITY, gzip: USUAL.gzip };

/** Bytes above which compressing takes longer than a page's render may be held up: some 3 ms. */
const LARGE = 100_000;

const compressible =
  /^(text\/|application\/(javascript|json|xml|manifest|[\w.-]+\+(xml|json)))|^image\/(svg|x-icon)/;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Compressed = Record<Exclude<Encoding, 'identity'>, Buffer>;
type Form = keyof Compressed;

export const isCompressible = (body: Buffer, type: string): boolean =>
  body.length >= SMALLEST && compressible.test(type);

/** In both forms, for good. */
export async function compressForGood(body: Buffer): Promise<Compressed> {
  const [br, gzip] = await Promise.all([inThread('br', body, MOST), inThread('gzip', body, MOST)]);
  return { br, gzip };
}

/** A large one in a thread, as nobody else is answered meanwhile; for others the thread costs more than it takes off. */
export const compressSoon = (form: Form, body: Buffer): Buffer | Promise<Buffer> =>
  body.length > LARGE ? inThread(form, body, USUAL) : compressNow(form, body);

export const compressLightly = (form: Form, body: Buffer): Buffer => compressNow(form, body, LIGHT);

export const compressNow = (form: Form, body: Buffer, effort = USUAL): Buffer =>
  form === 'br'
    ? brotliCompressSync(body, { params: brotliParams(body, effort.br) })
    : gzipSync(body, { level: effort.gzip });

const inThread = (form: Form, body: Buffer, effort: Effort): Promise<Buffer> =>
  form === 'br'
    ? brotli(body, { params: brotliParams(body, effort.br) })
    : gzipped(body, { level: effort.gzip });

const brotliParams = (body: Buffer, effort: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: effort,
  [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
});
