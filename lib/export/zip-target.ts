import 'server-only';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Entry } from './entry';
import type { Target } from './target';
import { besideOf, takeUnfinished } from './unfinished';

/** Permissions in the archive: everybody reads. */
const MODE = 0o100644;

/** An archive that is read while it is made: no faster than its reader takes it. */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly output = this.#zip.outputStream as Readable;
  readonly #broken: Promise<never>;

  constructor() {
    this.#broken = new Promise((_, reject) => {
      this.#zip.on('error', reject);
      this.output.on('error', reject);
      this.output.on('close', () => reject(new Error('nobody reads the archive any more')));
    });
    // Heard by whoever adds next.
    this.#broken.catch(() => {});
  }

  async add({ path: name, modifiedAt, content, isCompressed = false }: Entry): Promise<void> {
    const source = Readable.from(piecesOf(content), { objectMode: false });
    const read = once(source, 'end');
    const options = {
      mtime: wallTime(modifiedAt),
      mode: MODE,
      forceDosTimestamp: true,
      compress: !isCompressed,
    };
    this.#zip.addReadStreamLazy(name, options, (give) => give(null, source));
    try {
      await Promise.race([read, this.#broken]);
    } finally {
      source.destroy();
    }
  }

  end(): void {
    this.#zip.end();
  }

  /** The end of a reader who waits for more. */
  destroy(error?: Error): void {
    this.output.destroy(error);
  }
}

/** Bytes that are summed and compressed in one go: the site answers others in between. */
const PIECE = 64 * 1024;

async function* piecesOf(content: Entry['content']): AsyncGenerator<Buffer> {
  if (!Buffer.isBuffer(content)) {
    yield* content;
    return;
  }
  for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
}

/** Zips have the time of a clock on the wall; ours shows UTC, wherever it is made. */
const wallTime = (moment: Date): Date => new Date(moment.getTime() + moment.getTimezoneOffset() * 60_000);

/** Beside the file, and renamed at the end. @param file which is absent */
export async function zipTarget(file: string, isPublic: boolean): Promise<Target> {
  const unfinished = await takeUnfinished(besideOf(file));
  const writer = new ZipWriter();
  const destination = createWriteStream(unfinished.path, { flags: 'wx', mode: isPublic ? 0o666 : 0o600 });
  // Such as a full disk: why nobody reads the archive any more.
  let failure: Error | undefined;
  destination.on('error', (error) => (failure ??= error));
  const written = pipeline(writer.output, destination);
  // Heard at the end, or by whoever adds next.
  written.catch(() => {});
  return {
    add: (entry) =>
      writer.add(entry).catch((error: unknown) => {
        throw failure ?? error;
      }),
    async finish() {
      writer.end();
      await written;
      await takePlace(unfinished.path, file);
      await unfinished.release();
    },
    async discard() {
      writer.destroy();
      await written.catch(() => {});
      await rm(unfinished.path, { force: true });
      await unfinished.release();
    },
  };
}

/** Unlike `rename` it takes the place of no other file. */
async function takePlace(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    // Disks of cameras and of Windows know no second name of a file.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await writeFile(file, '', { flag: 'wx' });
    return rename(unfinished, file);
  }
  await rm(unfinished);
}
