import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { ImportError } from '@/lib/import/import-error';
import { decodeStream } from '@/lib/import/wordpress/decode-stream';

/** Bytes of one file of JSON. Read in pieces, it takes time but hardly memory. */
const MAX_JSON = 1024 * 1024 * 1024;

/** The JSON of an export, as text, as often as it is asked for. */
export type GhostFiles = { names: string[]; open: (name: string) => AsyncIterable<string> };

/** @param location a file of JSON, or a folder or zip with one or several in it. @throws {ImportError} */
export async function findGhostFiles(location: string | SourceTree): Promise<GhostFiles> {
  if (typeof location === 'string')
    return {
      names: [location],
      open: (name) => decodeStream(createReadStream(name, { highWaterMark: 256 * 1024 })),
    };
  const files = (await location.list()).filter(({ path }) => /\.json$/i.test(path));
  const names: string[] = [];
  for (const { path } of files) if (await isExport(location, path)) names.push(path);
  if (names.length === 0)
    throw new ImportError('there is no export of Ghost (a file .json with its posts) in it');
  return { names: names.sort(), open: (name) => texts(location, name) };
}

async function* texts(tree: SourceTree, name: string): AsyncGenerator<string> {
  const stream = await tree.stream(name, MAX_JSON);
  if (stream) yield* decodeStream(stream);
}

async function isExport(tree: SourceTree, path: string): Promise<boolean> {
  const stream = await tree.stream(path, MAX_JSON).catch(() => null);
  if (!stream) return false;
  const start = await startOf(stream);
  return (
    /^\ufeff?\s*\{\s*"(?:db|data|meta)"\s*:/.test(start) && /"(?:db|data|exported_on|version)"/.test(start)
  );
}

async function startOf(stream: Readable): Promise<string> {
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    stream.destroy();
    return chunk.subarray(0, 4096).toString('utf8');
  }
  return '';
}
