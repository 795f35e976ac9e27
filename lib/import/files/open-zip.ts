import path from 'node:path';
import { pipeline, Transform, type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import {
  inMegabytes,
  listCaseTwins,
  MAX_FILE,
  MAX_FILES,
  MEGABYTE,
  shownPath,
  type SourceFile,
  type SourceTree,
} from '@/lib/import/files/source-tree';
import { examineEntry, nameOfEntry } from '@/lib/import/files/zip-entry';
import { ImportError } from '@/lib/import/import-error';

/** Of one file above this size, so many bytes at most of each that is stored. */
const RATIO_FROM = 8 * MEGABYTE;
const MAX_RATIO = 200;
/** Of all files together; pictures hardly shrink, and text to a tenth. */
const SUM_FROM = 1024 * MEGABYTE;
const MAX_SUM_RATIO = 30;

/** @param file path of the archive @param name what to call it; by default its file name @throws {ImportError} */
export async function openZip(file: string, name = path.basename(file)): Promise<SourceTree> {
  try {
    const zip = await openPromise(file, { autoClose: false, decodeStrings: false });
    return new ZipTree(zip, name.replace(/\.zip$/i, ''));
  } catch (error) {
    throw unreadable(error);
  }
}

class ZipTree implements SourceTree {
  name: string;
  readonly ignored: SourceTree['ignored'] = new Map();
  private readonly notes: string[] = [];
  private readonly entries = new Map<string, Entry>();
  private listing: Promise<SourceFile[]> | undefined;

  constructor(
    private readonly zip: ZipFile,
    name: string,
  ) {
    this.name = name;
  }

  list(): Promise<SourceFile[]> {
    return (this.listing ??= this.collect());
  }

  remarks(): string[] {
    return this.notes;
  }

  async close(): Promise<void> {
    this.zip.close();
  }

  async read(file: string, limit = MAX_FILE): Promise<Buffer | null> {
    const stream = await this.stream(file, limit);
    if (!stream) return null;
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch (error) {
      throw unreadable(error);
    }
    return Buffer.concat(chunks);
  }

  async stream(file: string, limit = MAX_FILE): Promise<Readable | null> {
    await this.list();
    const entry = this.entries.get(file.normalize('NFC'));
    if (!entry) return null;
    if (entry.uncompressedSize > limit) throw tooLarge(limit);
    const inflating = await this.zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw unreadable(error);
    });
    // Each gets the error of the other; whoever reads gets it from the last.
    return pipeline(inflating, boundOf(entry, limit), () => undefined);
  }

  private async collect(): Promise<SourceFile[]> {
    if (this.zip.entryCount > MAX_FILES)
      throw new ImportError(`there are more than ${MAX_FILES} files in it`);
    let [packed, unpacked] = [0, 0];
    const most = Math.max(SUM_FROM, this.zip.fileSize * MAX_SUM_RATIO);
    try {
      for await (const entry of this.zip.eachEntry()) {
        packed += entry.compressedSize;
        unpacked += entry.uncompressedSize;
        // Entries that share their bytes make a small archive into terabytes.
        if (packed > this.zip.fileSize) throw new ImportError('its files overlap, so it was not unpacked');
        if (unpacked > most) throw new ImportError(`its files unpack to more than ${inMegabytes(most)}`);
        this.add(entry);
      }
    } catch (error) {
      throw unreadable(error);
    }
    this.stripTop();
    const files = [...this.entries].filter(([file]) => !isHidden(file));
    this.notes.push(...listCaseTwins(files.map(([file]) => file)));
    return files
      .map(([file, { uncompressedSize }]) => ({ path: file, size: uncompressedSize }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private add(entry: Entry): void {
    const file = nameOfEntry(entry);
    const verdict = examineEntry(entry, file);
    if (verdict.ignored !== undefined) this.ignore(verdict.ignored);
    if (verdict.fault !== undefined) this.notes.push(`${shownPath(file)} was not read: ${verdict.fault}`);
    if (!verdict.isFile) return;
    if (this.entries.has(file))
      this.notes.push(`the archive holds ${shownPath(file)} more than once; the first one counts`);
    else this.entries.set(file, lean(entry));
  }

  /** Archives of a whole folder hold it as the only one at the top. */
  private stripTop(): void {
    const shown = [...this.entries.keys()].filter((file) => !isHidden(file));
    const [top = ''] = shown[0]?.split('/') ?? [];
    if (top === '' || !shown.every((file) => file.startsWith(`${top}/`))) return;
    this.name = top;
    const inside = [...this.entries];
    this.entries.clear();
    for (const [file, entry] of inside)
      this.entries.set(file.startsWith(`${top}/`) ? file.slice(top.length + 1) : file, entry);
  }

  private ignore(kind: string): void {
    this.ignored.set(kind, (this.ignored.get(kind) ?? 0) + 1);
  }
}

const isHidden = (file: string): boolean => file.split('/').some((part) => part.startsWith('.'));

/** Counts what really comes out, whatever the archive says of itself. */
function boundOf({ compressedSize, crc32: expected }: Entry, limit: number): Transform {
  let size = 0;
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      sum = crc32(chunk, sum);
      if (size > limit) done(tooLarge(limit));
      else if (size > RATIO_FROM && size > compressedSize * MAX_RATIO)
        done(new ImportError(`the file unpacks to more than ${MAX_RATIO} times its size and was not read`));
      else done(null, chunk);
    },
    flush: (done) => done(sum === expected ? null : new ImportError('the file is damaged')),
  });
}

/** Without what only the name was read from: of 200,000 entries it would be kept all the while. */
function lean(entry: Entry): Entry {
  const nothing = Buffer.alloc(0);
  return Object.assign(entry, {
    fileNameRaw: nothing,
    extraFieldRaw: nothing,
    fileCommentRaw: nothing,
    fileName: '',
    fileComment: '',
    comment: '',
    extraFields: [],
  });
}

const tooLarge = (limit: number) => new ImportError(`the file is larger than ${inMegabytes(limit)}`);

function unreadable(error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return new ImportError(`the archive cannot be read: ${reason}`);
}
