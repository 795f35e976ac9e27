import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { settings } from '@/lib/env';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';
import { ImportError } from '@/lib/import/import-error';

/** Bytes of one export of WordPress within a zip. */
const MAX_WXR = 2048 * MEGABYTE;
/** Files that are looked into; more are no export, but a folder of data. */
const MOST_LOOKS = 200;

/** In whatever encoding: without the NULs of UTF-16 the words are the same. */
const textOf = (head: Buffer): string => head.toString('latin1').replaceAll('\0', '');

export const isWxr = (head: Buffer): boolean =>
  /^[^<]{0,100}</.test(textOf(head)) && /wordpress\.org\/export\/|<rss[\s>]/i.test(textOf(head));

export const isGhost = (head: Buffer): boolean =>
  /^[^{[]{0,100}\{\s*"(?:db|data|meta)"\s*:/.test(textOf(head));

/**
 * Exports of WordPress and Ghost that a folder or zip holds. Where posts in Markdown lie, an export that lies there,
 * too, is what they came from.
 */
export async function listExports(tree: SourceTree): Promise<{ wxr: string[]; ghost: string[] }> {
  const files = (await tree.list()).map((file) => file.path);
  const isContent = /\.(?:md|markdown|mdx|mkdn?|mdown)$/i;
  const isAside = /(?:^|\/)(?:readme|license|changelog|contributing)[^/]*$|(?:^|\/)(?:themes|plugins)\//i;
  if (files.some((file) => isContent.test(file) && !isAside.test(file))) return { wxr: [], ghost: [] };
  const [wxr, ghost] = [[] as string[], [] as string[]];
  const candidates = files.filter((file) => /\.(?:xml|json)$/i.test(file) && !isAside.test(file));
  for (const file of candidates.slice(0, MOST_LOOKS)) {
    const head = await startOf(tree, file);
    if (/\.xml$/i.test(file) && isWxr(head)) wxr.push(file);
    if (/\.json$/i.test(file) && isGhost(head)) ghost.push(file);
  }
  return { wxr: wxr.sort(), ghost };
}

async function startOf(tree: SourceTree, file: string): Promise<Buffer> {
  const stream: Readable | null = await tree.stream(file, MAX_WXR).catch(() => null);
  if (!stream) return Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) return chunk.subarray(0, 64 * 1024);
  } catch {
    // What cannot be read is none.
  } finally {
    stream.destroy();
  }
  return Buffer.alloc(0);
}

/** Exports of WordPress are read twice, from the disk. */
export async function extractWxr(
  tree: SourceTree,
  names: string[],
): Promise<{ files: string[]; remove: () => Promise<void> }> {
  const parent = path.join(settings().DATA_DIR, 'imports');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(parent, 'unpacked-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const files: string[] = [];
    for (const [index, name] of names.entries()) {
      const stream = await tree.stream(name, MAX_WXR);
      if (!stream) throw new ImportError(`${name} cannot be read`);
      const file = path.join(folder, `${index + 1}.xml`);
      await pipeline(stream, createWriteStream(file, { mode: 0o600 }));
      files.push(file);
    }
    return { files, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
