import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { ByteReader } from '@/lib/backup/archive/byte-reader';
import { decrypt, MAGIC } from '@/lib/backup/archive/cipher';
import { sha256 } from '@/lib/backup/archive/digest';
import { readEntry, type Visitor } from '@/lib/backup/archive/read-entry';
import {
  LARGEST_MANIFEST,
  MANIFEST_PATH,
  parseManifest,
  SEAL_PATH,
  type Manifest,
} from '@/lib/backup/archive/manifest';
import {
  BLOCK,
  readTarHeader,
  TAR_END,
  tarHeader,
  tarPadding,
  type TarEntry,
} from '@/lib/backup/archive/tar';

export type ReadOptions = { passphrase?: string; onProgress?: (bytes: number, total: number) => void };

/** Bytes that are read at once. */
const CHUNK = 256 * 1024;

/**
 * Reads an archive once, from its first byte to its last, and hands over what is in it as it comes. Each byte is
 * either hashed or compared with what it must be. @throws {ArchiveError} at the first that is not as it was written
 */
export async function readArchive(
  file: string,
  visitor: Visitor = {},
  { passphrase, onProgress = () => {} }: ReadOptions = {},
): Promise<Manifest> {
  const total = await sizeOf(file);
  const bytes = counted(createReadStream(file, { highWaterMark: CHUNK }), (read) => onProgress(read, total));
  const reader = new ByteReader(await opened(file, bytes, passphrase));
  try {
    const { manifest, text, seconds } = await readManifest(reader);
    await visitor.onManifest?.(manifest);
    for (const entry of manifest.files) {
      await expectHeader(reader, entry, seconds);
      await readEntry(reader, entry, manifest, visitor);
      await expectBytes(reader, tarPadding(entry.size));
    }
    const seal = Buffer.from(`${sha256(text)}\n`);
    await expectHeader(reader, { path: SEAL_PATH, size: seal.length }, seconds);
    await expectBytes(reader, Buffer.concat([seal, tarPadding(seal.length), TAR_END]));
    if (!(await reader.isAtEnd())) throw new ArchiveError('The archive goes on after its end.');
    return manifest;
  } finally {
    await reader.close();
  }
}

export async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.subarray(0, bytesRead).equals(MAGIC);
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new ArchiveError(`${file} cannot be read: ${error.message}.`);
  });
  if (!found.isFile()) throw new ArchiveError(`${file} is not a file.`);
  return found.size;
}

async function opened(
  file: string,
  bytes: AsyncIterable<Buffer>,
  passphrase?: string,
): Promise<AsyncIterable<Buffer>> {
  if (!(await isEncrypted(file))) return bytes;
  if (passphrase) return decrypt(bytes, passphrase);
  throw new ArchiveError(
    `${file} is encrypted. Give a file that holds its passphrase: --passphrase-file FILE`,
  );
}

async function* counted(source: AsyncIterable<Buffer>, note: (read: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of source) {
    note((read += chunk.length));
    yield chunk;
  }
}

async function readManifest(
  reader: ByteReader,
): Promise<{ manifest: Manifest; text: Buffer; seconds: number }> {
  const header = readTarHeader(await reader.read(BLOCK));
  if (header?.path !== MANIFEST_PATH || header.size > LARGEST_MANIFEST)
    throw new ArchiveError('This is not a backup of Colophon, or its beginning is damaged.');
  const text = await reader.read(header.size);
  await expectBytes(reader, tarPadding(header.size));
  return { manifest: parseManifest(text.toString('utf8')), text, seconds: header.seconds };
}

async function expectHeader(reader: ByteReader, entry: TarEntry, seconds: number): Promise<void> {
  const found = await reader.read(BLOCK);
  if (found.equals(tarHeader(entry, seconds))) return;
  const other = readTarHeader(found);
  throw new ArchiveError(
    other && other.path !== entry.path
      ? `The archive holds ${JSON.stringify(other.path)} where ${entry.path} belongs.`
      : `The archive is damaged before ${entry.path}.`,
  );
}

async function expectBytes(reader: ByteReader, expected: Buffer): Promise<void> {
  if (expected.length > 0 && !(await reader.read(expected.length)).equals(expected))
    throw new ArchiveError('The archive is damaged between two of its files.');
}
