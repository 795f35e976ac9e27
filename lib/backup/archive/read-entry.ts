import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import type { ByteReader } from '@/lib/backup/archive/byte-reader';
import { createMeter } from '@/lib/backup/archive/digest';
import {
  mediaOf,
  tableOf,
  type ArchivedFile,
  type ArchivedTable,
  type Manifest,
} from '@/lib/backup/archive/manifest';

/** Gets what is in an archive; each stream may be left unread. */
export type Visitor = {
  onManifest?: (manifest: Manifest) => Promise<void>;
  /** Rows in COPY's text format. */
  onTable?: (table: string, facts: ArchivedTable, rows: AsyncIterable<Buffer>) => Promise<void>;
  /** Whole only once the promise of `isWhole` is true. */
  onPicture?: (name: string, bytes: AsyncIterable<Buffer>, isWhole: () => boolean) => Promise<void>;
  onSecret?: (secret: string) => void;
};

/** Bytes; a generated secret has 44. */
const LARGEST_SECRET = 4096;
/** What level 1 of gzip never reaches with rows, and what a bomb is made of. */
const LARGEST_RATIO = 600;
const HARMLESS = 64 * 2 ** 20;
const CHUNK = 256 * 1024;

export async function readEntry(
  reader: ByteReader,
  file: ArchivedFile,
  manifest: Manifest,
  visitor: Visitor,
): Promise<void> {
  const entry = openEntry(reader, file);
  try {
    await hand(entry, file, manifest, visitor);
  } catch (error) {
    // Whoever got damaged bytes may have stumbled over them: what is wrong is the archive.
    await entry.drain();
    if (error instanceof ArchiveError || entry.isWhole()) throw error;
    throw damaged(file);
  }
  await entry.drain();
  if (!entry.isWhole()) throw damaged(file);
}

type Entry = { bytes: AsyncIterable<Buffer>; drain: () => Promise<void>; isWhole: () => boolean };

const damaged = ({ path }: ArchivedFile) =>
  new ArchiveError(`The archive is damaged: ${path} is not what was written.`);

function openEntry(reader: ByteReader, file: ArchivedFile): Entry {
  const meter = createMeter();
  let [left, known] = [file.size, undefined as boolean | undefined];
  async function* take(): AsyncGenerator<Buffer> {
    while (left > 0) {
      const part = await reader.readSome(left);
      left -= part.length;
      meter.add(part);
      yield part;
    }
  }
  return {
    bytes: take(),
    async drain() {
      for await (const _ of take());
    },
    isWhole: () => left === 0 && (known ??= meter.digest().sha256 === file.sha256),
  };
}

async function hand(entry: Entry, file: ArchivedFile, manifest: Manifest, visitor: Visitor): Promise<void> {
  const table = tableOf(file.path);
  if (table) return readRows(entry, table, manifest.tables[table]!, file.size, visitor);
  const picture = mediaOf(file.path);
  if (picture) {
    await visitor.onPicture?.(picture, entry.bytes, entry.isWhole);
    return;
  }
  if (file.size > LARGEST_SECRET)
    throw new ArchiveError(`The archive is damaged: ${file.path} is too large.`);
  const parts: Buffer[] = [];
  for await (const part of entry.bytes) parts.push(part);
  if (entry.isWhole()) visitor.onSecret?.(Buffer.concat(parts).toString('utf8').trim());
}

async function readRows(
  entry: Entry,
  table: string,
  facts: ArchivedTable,
  size: number,
  visitor: Visitor,
): Promise<void> {
  if (facts.bytes > HARMLESS && facts.bytes > size * LARGEST_RATIO)
    throw new ArchiveError(`The rows of ${table} would grow to ${facts.bytes} bytes from ${size}: refused.`);
  const meter = createMeter();
  async function* measured(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      meter.add(chunk);
      if (meter.bytes() > facts.bytes) return;
      yield chunk;
    }
  }
  const isRight = () => {
    const { rows, bytes, sha256 } = meter.digest();
    return rows === facts.rows && bytes === facts.bytes && sha256 === facts.sha256;
  };
  const wrong = () =>
    new ArchiveError(`The archive is damaged: the rows of ${table} are not those it lists.`);
  try {
    await pipeline(
      entry.bytes,
      createGunzip({ chunkSize: CHUNK }),
      async (inflated: AsyncIterable<Buffer>) => {
        const rows = measured(inflated);
        await visitor.onTable?.(table, facts, rows);
        for await (const _ of rows);
      },
    );
  } catch (error) {
    // Too much of it: what it came through was stopped.
    throw meter.bytes() > facts.bytes ? wrong() : error;
  }
  if (!isRight()) throw wrong();
}
