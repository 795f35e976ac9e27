import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { createMeter, sha256 } from '@/lib/backup/archive/digest';
import { dataPath, parseManifest, type Manifest } from '@/lib/backup/archive/manifest';
import { writeTar } from '@/lib/backup/archive/write-tar';

export type Unpacked = { manifest: Manifest; files: Map<string, Buffer> };

/** An archive as any program that reads tars sees it. */
export async function unpack(archive: string): Promise<Unpacked> {
  const files = new Map<string, Buffer>();
  for await (const entry of createReadStream(archive).pipe(extract())) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(part as Buffer);
    files.set(entry.header.name, Buffer.concat(parts));
  }
  return { manifest: parseManifest(files.get('manifest.json')!.toString()), files };
}

/** Writes an archive whose hashes of files are right, whatever else was changed in it. */
export async function repack({ manifest, files }: Unpacked, archive: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-repack-'));
  try {
    for (const file of manifest.files) {
      const bytes = files.get(file.path) ?? Buffer.alloc(0);
      Object.assign(file, { size: bytes.length, sha256: sha256(bytes) });
      await writeFile(path.join(folder, path.basename(file.path)), bytes);
    }
    await writeTar(archive, path.join(folder, 'archive'), {
      manifest,
      sourceOf: (name) => path.join(folder, path.basename(name)),
      onProgress: () => {},
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Other rows for a table, with everything that is said of them in the manifest. */
export function replaceRows({ manifest, files }: Unpacked, table: string, rows: string): void {
  const meter = createMeter();
  meter.add(Buffer.from(rows));
  files.set(dataPath(table), gzipSync(rows));
  Object.assign(manifest.tables[table]!, meter.digest());
}

export const rowsOf = ({ files }: Unpacked, table: string): string =>
  gunzipSync(files.get(dataPath(table))!).toString();

/** A copy with one bit of one byte turned over. */
export async function flipByte(archive: string, at: number, copy: string): Promise<void> {
  const bytes = await readFile(archive);
  bytes[at]! ^= 1 << (at % 8);
  await writeFile(copy, bytes);
}
