import type { UploadProblem } from './upload-problems';

export type FileFormat = 'xml' | 'json' | 'zip';

/** Bytes of the beginning that tell what a file is. */
export const HEAD_BYTES = 1024;

type Told = { format: FileFormat } | { problem: UploadProblem };

/** What a file is, by its first bytes alone: names and declared types are not believed. */
export function formatOf(head: Buffer): Told {
  if (head.length === 0) return { problem: 'empty' };
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return { format: 'zip' };
  // A zip with nothing in it has its end alone.
  if (head.subarray(0, 4).equals(Buffer.from('PK\x05\x06', 'latin1'))) return { problem: 'empty' };
  if (packed.some((sign) => head.subarray(0, sign.length).equals(sign)) || isTar(head))
    return { problem: 'packed' };
  const text = textOf(head).trimStart();
  if (text === '') return { problem: 'empty' };
  if (/^(<!doctype html|<html)/i.test(text)) return { problem: 'web-page' };
  if (text.startsWith('<')) return { format: 'xml' };
  if (/^[{[]/.test(text) && !/^\[[^\]\n]*\]\(/.test(text)) return { format: 'json' };
  return { problem: isProse(text) ? 'markdown' : 'unknown' };
}

/** gzip, bzip2, xz, 7-Zip, RAR, Zstandard. */
const packed = ['1f8b', '425a68', 'fd377a585a00', '377abcaf271c', '526172211a07', '28b52ffd'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

const isTar = (head: Buffer): boolean => head.subarray(257, 262).toString('latin1') === 'ustar';

function textOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1);
  if (head[0] === 0xfe && head[1] === 0xff) {
    const even = Buffer.from(head.subarray(2, head.length - (head.length % 2)));
    return even.swap16().toString('utf16le');
  }
  return head.toString('utf8').replace(/^\uFEFF/, '');
}

/** Nothing that no text has; the last character may be cut. */
const isProse = (text: string): boolean =>
  !/[\0-\x08\x0e-\x1f]/.test(text) && !text.slice(0, -1).includes('\uFFFD');
