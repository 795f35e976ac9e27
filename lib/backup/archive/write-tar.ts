import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { encrypt } from '@/lib/backup/archive/cipher';
import { sha256 } from '@/lib/backup/archive/digest';
import { MANIFEST_PATH, SEAL_PATH, type Manifest } from '@/lib/backup/archive/manifest';
import { TAR_END, tarHeader, tarPadding } from '@/lib/backup/archive/tar';
import { syncFolder } from '@/lib/server/process/sync-folder';

type Options = {
  manifest: Manifest;
  /** Where the bytes of a file of the manifest are now. */
  sourceOf: (path: string) => string;
  passphrase?: string;
  onProgress: (bytes: number) => void;
};

const CHUNK = 256 * 1024;

/** Only its owner may read it; on the disk before it appears. @param draft where it is written, beside `file` @returns its bytes */
export async function writeTar(file: string, draft: string, options: Options): Promise<number> {
  let written = 0;
  const plain = tarOf(options);
  await pipeline(
    options.passphrase ? encrypt(plain, options.passphrase) : plain,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        options.onProgress((written += chunk.length));
        yield chunk;
      }
    },
    createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true, highWaterMark: CHUNK }),
  );
  await rename(draft, file);
  await syncFolder(path.dirname(file));
  return written;
}

async function* tarOf({ manifest, sourceOf }: Options): AsyncGenerator<Buffer> {
  const seconds = Math.floor(Date.parse(manifest.madeAt) / 1000);
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  yield* entryOf(MANIFEST_PATH, text, seconds);
  for (const { path: name, size } of manifest.files) {
    yield tarHeader({ path: name, size }, seconds);
    let left = size;
    for await (const chunk of createReadStream(sourceOf(name), { highWaterMark: CHUNK })) {
      left -= (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    if (left !== 0) throw new Error(`${name} changed while it was written`);
    yield tarPadding(size);
  }
  yield* entryOf(SEAL_PATH, Buffer.from(`${sha256(text)}\n`), seconds);
  yield TAR_END;
}

function* entryOf(name: string, bytes: Buffer, seconds: number): Generator<Buffer> {
  yield tarHeader({ path: name, size: bytes.length }, seconds);
  yield bytes;
  yield tarPadding(bytes.length);
}
