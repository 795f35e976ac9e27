import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { openFolder } from '@/lib/import/files/open-folder';
import { openZip } from '@/lib/import/files/open-zip';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { ImportError } from '@/lib/import/import-error';
import { extractWxr, isGhost, isWxr, listExports } from '@/lib/import/run/exports-in-tree';
import type { SourceReader } from '@/lib/import/source-item';

// Each with the first source of its kind: a blog is of one.
const wordpress = () => import('@/lib/import/wordpress/open-wordpress');
const ghost = () => import('@/lib/import/ghost/open-ghost');
const markdown = () => import('@/lib/import/markdown/open-markdown');
const colophon = () => import('@/lib/import/colophon/open-colophon');

export type ReadingOptions = {
  /** IANA name, for dates without a zone. */
  timeZone: string;
  /** The path below which the blog stood on its site. */
  base?: string;
};

export type OpenSource = {
  reader: SourceReader;
  /** Where it lies: its name in the memory of imports where nobody gave one. */
  source: string;
};

const KNOWN =
  'a folder or a zip of Markdown, one or several .xml of WordPress, a .json or .zip of Ghost, or an export of Colophon';

/**
 * What it is, is found out by what is in it, whatever it is called.
 * @param location a folder or a file; several files each on a line of its own, among which a folder or zip has the pictures
 * @throws {ImportError} with a sentence, for what is nothing of this
 */
export async function openSource(location: string, options: ReadingOptions): Promise<OpenSource> {
  const places = await Promise.all(location.split('\n').map(placeOf));
  const trees = places.filter(({ kind }) => kind === 'folder' || kind === 'zip');
  const files = places.filter(({ kind }) => kind !== 'folder' && kind !== 'zip').map(({ file }) => file);
  if (trees.length > 1) throw new ImportError('Bring in one folder or zip at a time.');
  const [tree] = trees;
  const reader =
    files.length === 0 && tree
      ? await openTree(tree, options)
      : await openFiles(places, { ...options, uploads: tree && (await treeOf(tree)) });
  return { reader, source: places.map(({ file }) => file).join('\n') };
}

type Place = { file: string; kind: 'folder' | 'zip' | 'wordpress' | 'ghost' };

/** Bytes that tell what a file is. */
const HEAD = 64 * 1024;

async function placeOf(location: string): Promise<Place> {
  const file = await realpath(location).catch(() => null);
  const found = file && (await stat(file).catch(() => null));
  if (!file || !found) throw new ImportError(`${location} is not there.`);
  if (found.isDirectory()) return { file, kind: 'folder' };
  if (!found.isFile()) throw new ImportError(`${location} is neither a folder nor a file.`);
  const head = await headOf(file).catch(() => null);
  if (head === null) throw new ImportError(`${location} may not be read.`);
  if (head.length === 0) throw new ImportError(`${location} is empty.`);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return { file, kind: 'zip' };
  if (isWxr(head)) return { file, kind: 'wordpress' };
  if (isGhost(head)) return { file, kind: 'ghost' };
  throw new ImportError(`${path.basename(location)} is nothing that can be imported, which is ${KNOWN}.`);
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const treeOf = ({ file, kind }: Place): Promise<SourceTree> =>
  kind === 'zip' ? openZip(file) : openFolder(file);

async function openFiles(
  places: Place[],
  options: ReadingOptions & { uploads?: SourceTree },
): Promise<SourceReader> {
  const files = places.filter(({ kind }) => kind === 'wordpress' || kind === 'ghost');
  const [first] = files;
  if (first?.kind === 'ghost' && files.length === 1) return (await ghost()).openGhost(first.file, options);
  if (files.every(({ kind }) => kind === 'wordpress'))
    return (await wordpress()).openWordpress(
      files.map(({ file }) => file),
      options,
    );
  throw new ImportError('Several files are one source only where all are .xml of WordPress.');
}

async function openTree(place: Place, options: ReadingOptions): Promise<SourceReader> {
  const tree = await treeOf(place);
  try {
    const { isColophonExport, openColophon } = await colophon();
    if (await isColophonExport(tree)) return await openColophon(tree);
    const exports = await listExports(tree);
    if (exports.ghost.length > 0) return await (await ghost()).openGhost(tree, options);
    if (exports.wxr.length > 0) return await openWxrIn(place, tree, exports.wxr, options);
    return await (await markdown()).openMarkdown(tree, options);
  } catch (error) {
    await tree.close();
    throw error;
  }
}

/** Beside the pictures of its uploads. */
async function openWxrIn(
  { file, kind }: Place,
  tree: SourceTree,
  names: string[],
  options: ReadingOptions,
): Promise<SourceReader> {
  const { openWordpress } = await wordpress();
  if (kind === 'folder')
    return openWordpress(
      names.map((name) => path.join(file, name)),
      { ...options, uploads: tree },
    );
  const { files, remove } = await extractWxr(tree, names);
  try {
    const reader = await openWordpress(files, { ...options, uploads: tree });
    return { ...reader, close: () => reader.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
