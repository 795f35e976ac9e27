import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keyInName } from '@/lib/share-pictures/share-picture';

/** About 25 kB each: they can be drawn again. */
const MOST = 2000;

/** Drawn pictures, of which those that nobody asked for longest go first. */
export class PictureFiles {
  private written = 0;

  /** @param most files that stay */
  constructor(
    private readonly folder: string,
    private readonly most = MOST,
  ) {}

  /** Null when there is none. */
  async read(name: string): Promise<Buffer<ArrayBuffer> | null> {
    const file = this.pathOf(name);
    const bytes = await readFile(file).catch(() => null);
    const now = new Date();
    if (bytes) await utimes(file, now, now).catch(() => {});
    return bytes;
  }

  /** Whole or not at all. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const partial = `${this.pathOf(name)}.${randomBytes(4).toString('hex')}.part`;
    await mkdir(this.folder, { recursive: true });
    await writeFile(partial, bytes);
    await rename(partial, this.pathOf(name));
    // Not at each: listing a folder of thousands costs more than a picture.
    if (this.written++ % Math.ceil(this.most / 20) === 0) await this.trim();
  }

  private async trim(): Promise<void> {
    const names = await readdir(this.folder);
    const files = await Promise.all(
      names
        .map((name) => path.join(this.folder, name))
        .map(async (file) => ({ file, facts: await stat(file).catch(() => null) })),
    );
    const pictures = files
      .filter(({ facts }) => facts?.isFile())
      .sort((a, b) => b.facts!.mtimeMs - a.facts!.mtimeMs);
    for (const { file } of pictures.slice(this.most)) await rm(file, { force: true });
  }

  private pathOf(name: string): string {
    if (keyInName(name) === null) throw new Error(`not the name of a drawn picture: ${name}`);
    return path.join(this.folder, name);
  }
}
