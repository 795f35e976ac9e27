import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

const extensions = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg']);

/** Absolute paths lie in the folder, or in `static` or `public` within or beside it; nothing outside is ever read. */
export async function readSourceImage(folder: string, from: string, url: string): Promise<Buffer | null> {
  const target = decoded(url.replace(/[?#].*$/, ''));
  if (!extensions.has(path.extname(target).toLowerCase()) || target.includes('\0')) return null;
  const statics = ['static', 'public', '../static', '../public'].map((name) => path.join(folder, name));
  const roots = target.startsWith('/') ? [folder, ...statics] : [path.join(folder, path.dirname(from))];
  for (const root of roots) {
    const bytes = await readWithin([folder, ...statics], path.join(root, target));
    if (bytes) return bytes;
  }
  return null;
}

/** Follows links of the file system first, so that none leads out. */
async function readWithin(roots: string[], file: string): Promise<Buffer | null> {
  try {
    const real = await realpath(file);
    const reals = await Promise.all(roots.map((root) => realpath(root).catch(() => null)));
    const isWithin = reals.some((root) => root !== null && real.startsWith(root + path.sep));
    return isWithin ? await readFile(real) : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
