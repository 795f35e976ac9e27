/** The ustar format (POSIX.1-2001, pax(1)) with plain files alone: each header follows from name, size and time. */
export type TarEntry = { path: string; size: number };

export const BLOCK = 512;
/** Two empty blocks end a tar. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

const SIZE = { start: 124, length: 12 };
const TIME = { start: 136, length: 12 };
const CHECKSUM = { start: 148, length: 8 };
/** Eleven octal digits; what is larger is written in base 256, as GNU tar does. */
const LARGEST_OCTAL = 8 ** 11 - 1;

/** @param seconds since 1970 */
export function tarHeader({ path, size }: TarEntry, seconds: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(path) > 100) throw new Error(`too long for a tar: ${path}`);
  header.write(path, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  writeNumber(header, SIZE, size);
  writeNumber(header, TIME, seconds);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.fill(' ', CHECKSUM.start, CHECKSUM.start + CHECKSUM.length);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM.start);
  return header;
}

/** Null where it is not a header that `tarHeader` makes: a single other bit is found. */
export function readTarHeader(header: Buffer): (TarEntry & { seconds: number }) | null {
  const path = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  const size = readNumber(header, SIZE);
  const seconds = readNumber(header, TIME);
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(seconds)) return null;
  return tarHeader({ path, size }, seconds).equals(header) ? { path, size, seconds } : null;
}

/** Zeros up to the next block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

type Field = { start: number; length: number };

function writeNumber(header: Buffer, { start, length }: Field, value: number): void {
  if (value <= LARGEST_OCTAL) {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, start);
    return;
  }
  header[start] = 0x80;
  header.writeBigUInt64BE(BigInt(value), start + length - 8);
}

function readNumber(header: Buffer, { start, length }: Field): number {
  if (header[start] === 0x80) return Number(header.readBigUInt64BE(start + length - 8));
  return parseInt(header.toString('latin1', start, start + length), 8);
}
