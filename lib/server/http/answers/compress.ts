import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Encoding } from './accept-encoding';

/** Bytes below which compressing does not pay. */
const SMALLEST = 600;

/** Brotli's effort. Measured on a post of 48 kB: 5 takes 0.8 ms and leaves 9.9 kB, 11 takes 64 ms and leaves 8.9 kB. */
const EFFORT = 5;

const compressible =
  /^(text\/|application\/(javascript|json|xml|manifest|[\w.-]+\+(xml|json)))|^image\/(svg|x-icon)/;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Of what is asked for a few times only: on 25 kB, 0.1 ms for 6.7 kB, where 5 takes 0.4 ms with its thread, for 5.9 kB. */
const LIGHT_EFFORT = 3;

export type Compressed = { br: Buffer; gzip: Buffer };

/** @returns null where it does not pay */
export async function compress(body: Buffer, type: string, effort = EFFORT): Promise<Compressed | null> {
  if (body.length < SMALLEST || !compressible.test(type)) return null;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  const [br, gz] = await Promise.all([brotli(body, { params }), gzipped(body, { level: 6 })]);
  return { br, gzip: gz };
}

/** For one encoding alone, and at once: a thread costs more than the work of one page. */
export function compressLightly(body: Buffer, type: string, encoding: Encoding): Partial<Compressed> | null {
  if (body.length < SMALLEST || !compressible.test(type) || encoding === 'identity') return null;
  if (encoding === 'gzip') return { gzip: gzipSync(body, { level: LIGHT_EFFORT }) };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: LIGHT_EFFORT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return { br: brotliCompressSync(body, { params }) };
}
