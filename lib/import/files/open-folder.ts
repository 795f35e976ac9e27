import { constants, type Stats } from 'node:fs';
import { open, readdir, realpath, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import {
  faultOfPath,
  inMegabytes,
  isIgnoredFile,
  isIgnoredFolder,
  kindOf,
  listCaseTwins,
  MAX_DEPTH,
  MAX_FILE,
  MAX_FILES,
  shownPath,
  type SourceFile,
  type SourceTree,
} from '@/lib/import/files/source-tree';
import { ImportError } from '@/lib/import/import-error';

/** Links are followed where they stay within the folder, those to folders never. @throws {ImportError} */
export async function openFolder(folder: string): Promise<SourceTree> {
  const root = await realpath(folder).catch(() => null);
  if (root === null || !(await stat(root)).isDirectory())
    throw new ImportError(`${shownPath(folder)} is not a folder`);
  return new FolderTree(root);
}

const besides = ['static', 'public'];

class FolderTree implements SourceTree {
  readonly name: string;
  readonly ignored: SourceTree['ignored'] = new Map();
  private readonly notes: string[] = [];
  /** Path in NFC to the name on the disk, where the two differ. */
  private readonly written = new Map<string, string>();
  private readonly paths = new Set<string>();
  private listing: Promise<SourceFile[]> | undefined;

  constructor(private readonly root: string) {
    this.name = path.basename(root);
  }

  list(): Promise<SourceFile[]> {
    return (this.listing ??= this.collectAll());
  }

  remarks(): string[] {
    return this.notes;
  }

  async close(): Promise<void> {}

  async read(file: string, limit = MAX_FILE): Promise<Buffer | null> {
    const handle = await this.open(file, limit);
    if (!handle) return null;
    try {
      return await readAll(handle, limit, file);
    } finally {
      await handle.close();
    }
  }

  async stream(file: string, limit = MAX_FILE): Promise<Readable | null> {
    const handle = await this.open(file, limit);
    return handle && handle.createReadStream({ end: limit - 1 });
  }

  private async collectAll(): Promise<SourceFile[]> {
    const found: SourceFile[] = [];
    await this.collect('', 0, found);
    found.sort((a, b) => (a.path < b.path ? -1 : 1));
    this.notes.push(...listCaseTwins(found.map((file) => file.path)));
    return found;
  }

  private async collect(inside: string, depth: number, found: SourceFile[]): Promise<void> {
    const names = await readdir(path.join(this.root, inside), {
      encoding: 'buffer',
      withFileTypes: true,
    }).catch((error: NodeJS.ErrnoException) => {
      if (inside === '') throw new ImportError(`the folder cannot be read (${error.code ?? error.message})`);
      this.notes.push(`the folder ${shownPath(inside)} cannot be read (${error.code ?? error.message})`);
      return [];
    });
    for (const entry of names) {
      const name = textOf(entry.name);
      if (name === null) {
        this.notes.push(`a file in ${shownPath(inside) || 'the folder'} has a name that is not UTF-8`);
        continue;
      }
      const onDisk = path.posix.join(inside, name);
      if (entry.isDirectory()) await this.collectFolder(name, onDisk, depth, found);
      else if (isIgnoredFile(name)) this.ignore('hidden file');
      else if (entry.isFile() || entry.isSymbolicLink())
        await this.add(onDisk, entry.isSymbolicLink(), found);
      else this.ignore('no ordinary file');
      if (found.length > MAX_FILES) throw new ImportError(`there are more than ${MAX_FILES} files in it`);
    }
  }

  private async collectFolder(
    name: string,
    onDisk: string,
    depth: number,
    found: SourceFile[],
  ): Promise<void> {
    if (isIgnoredFolder(name)) this.ignore(`folder ${name}`);
    else if (depth + 1 >= MAX_DEPTH)
      this.notes.push(`${shownPath(onDisk)} was not read: it lies in more than ${MAX_DEPTH} folders`);
    else await this.collect(onDisk, depth + 1, found);
  }

  private async add(onDisk: string, isLink: boolean, found: SourceFile[]): Promise<void> {
    const file = onDisk.normalize('NFC');
    const fault = faultOfPath(file);
    if (fault !== null) {
      this.notes.push(`${shownPath(onDisk)} was not read: ${fault}`);
      return;
    }
    const info = await this.inspect(onDisk);
    if (!info?.isFile()) {
      this.ignore(isLink ? 'link' : kindOf(file));
      return;
    }
    if (this.paths.has(file)) {
      this.notes.push(`there are two files of the name ${shownPath(file)}; the first one counts`);
      return;
    }
    this.paths.add(file);
    if (file !== onDisk) this.written.set(file, onDisk);
    found.push({ path: file, size: info.size });
  }

  /** Null for what lies outside: a link may lead anywhere. */
  private async inspect(onDisk: string): Promise<Stats | null> {
    const real = await realpath(path.join(this.root, onDisk)).catch(() => null);
    return real !== null && this.isWithin(real) ? stat(real).catch(() => null) : null;
  }

  private isWithin(real: string): boolean {
    return real.startsWith(this.root === path.sep ? path.sep : this.root + path.sep);
  }

  private async open(file: string, limit: number): Promise<FileHandle | null> {
    const real = await this.locate(file);
    if (real === null) return null;
    // Of a pipe, opening would wait for a writer.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
    const handle = await open(real, flags).catch((error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(error.code ?? '')) return null;
      throw new ImportError(`the file cannot be read (${error.code ?? error.message})`);
    });
    if (!handle) return null;
    const info = await handle.stat();
    if (info.isFile() && info.size <= limit) return handle;
    await handle.close();
    if (!info.isFile()) return null;
    throw new ImportError(`the file is larger than ${inMegabytes(limit)}`);
  }

  private async locate(file: string): Promise<string | null> {
    const beside = /^\.\.\/([^/]+)\/./.exec(file)?.[1];
    if (beside !== undefined && besides.includes(beside)) {
      const base = path.join(path.dirname(this.root), beside);
      const [real, realBase] = await Promise.all(
        [path.join(this.root, file), base].map((name) => realpath(name).catch(() => null)),
      );
      return real && realBase && real.startsWith(realBase + path.sep) ? real : null;
    }
    if (file === '' || faultOfPath(file) !== null) return null;
    const onDisk = this.written.get(file.normalize('NFC')) ?? file;
    const real = await realpath(path.join(this.root, onDisk)).catch(() => null);
    return real !== null && this.isWithin(real) ? real : null;
  }

  private ignore(kind: string): void {
    this.ignored.set(kind, (this.ignored.get(kind) ?? 0) + 1);
  }
}

/** A file may grow while it is read. */
async function readAll(handle: FileHandle, limit: number, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const reading = handle.createReadStream({ autoClose: false });
  try {
    for await (const chunk of reading as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new ImportError(`the file is larger than ${inMegabytes(limit)}`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${shownPath(file)} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return Buffer.concat(chunks);
}

function textOf(name: Buffer | string): string | null {
  if (typeof name === 'string') return name;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    return null;
  }
}
