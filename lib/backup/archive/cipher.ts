import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { ByteReader } from '@/lib/backup/archive/byte-reader';

/**
 * How an archive with a passphrase is written: a header, then pieces of 64 kB, each encrypted and authenticated by
 * itself. The number of the piece and whether it is the last are in its nonce, so that none can be moved, left out or
 * cut off ("STREAM", Hoang and others 2015). The key belongs to this one file, by its salt.
 */
export const MAGIC = Buffer.from('Colophon backup, encrypted 1\n');

const PIECE = 65_536;
const TAG = 16;
const SALT = 16;
/** scrypt: 64 MB of memory, and as costly as OWASP asks for (2^16, 8, 2). */
const COST = { logN: 16, r: 8, p: 2 };
const HEADER = MAGIC.length + 1 + SALT;

export async function* encrypt(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  const header = Buffer.concat([MAGIC, Buffer.from([COST.logN]), salt]);
  const key = await deriveKey(passphrase, salt, COST.logN);
  yield header;
  let number = 0;
  for await (const { piece, isLast } of inPieces(source)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, isLast)).setAAD(header);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** @throws {ArchiveError} for another passphrase, and for every byte that is not as it was written */
export async function* decrypt(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  try {
    const header = await reader.read(HEADER);
    const logN = header[MAGIC.length] ?? 0;
    if (!header.subarray(0, MAGIC.length).equals(MAGIC) || logN < 14 || logN > 18)
      throw new ArchiveError('This is not an encrypted archive of a version that is known here.');
    const key = await deriveKey(passphrase, header.subarray(MAGIC.length + 1), logN);
    for (let number = 0, isLast = false; !isLast; number++) {
      const piece = await readUpTo(reader, PIECE + TAG);
      isLast = await reader.isAtEnd();
      yield open(piece, { key, header, number, isLast });
    }
  } finally {
    await reader.close();
  }
}

type Place = { key: Buffer; header: Buffer; number: number; isLast: boolean };

function open(sealed: Buffer, { key, header, number, isLast }: Place): Buffer {
  const end = sealed.length - TAG;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: TAG });
    decipher.setAAD(header).setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    throw new ArchiveError(
      number === 0
        ? 'The passphrase is not the one that this archive was made with, or its beginning is damaged.'
        : isLast
          ? 'The archive is cut off or damaged at its end.'
          : `The archive is damaged, about ${Math.round((number * PIECE) / 1_000_000)} MB after its beginning.`,
    );
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const deriveKey = (passphrase: string, salt: Buffer, logN: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** logN, r: COST.r, p: COST.p, maxmem: 2 ** logN * COST.r * 128 * 2 };
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  const reader = new ByteReader(source);
  for (let isLast = false; !isLast;) {
    const piece = await readUpTo(reader, PIECE);
    isLast = await reader.isAtEnd();
    yield { piece, isLast };
  }
}

async function readUpTo(reader: ByteReader, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let missing = size; missing > 0 && !(await reader.isAtEnd());) {
    const part = await reader.readSome(missing);
    missing -= part.length;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
