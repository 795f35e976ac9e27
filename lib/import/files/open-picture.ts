import path from 'node:path';
import { decodePercent } from '@/lib/decode-percent';
import { ImportError } from '@/lib/import/import-error';
import type { Library } from '@/lib/import/files/library';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';

const extensions = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg', '.avif', '.bmp']);
/** As much as the library takes of one picture, and some more, so that it says itself that it is too large. */
const MAX_PICTURE = 40 * MEGABYTE;

/**
 * Absolute paths lie in the folder, or in `static` or `public` within or beside it, or in Hugo's `assets`; without the base
 * path of the site, where they have it.
 * What is too large or broken is none.
 */
export async function openPicture(
  tree: SourceTree,
  library: Library,
  { url, from, base, origin }: { url: string; from: string; base: string; origin: string },
): Promise<Buffer | null> {
  const bare = origin !== '' && url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(bare)) return null;
  const target = decodePercent(bare.replace(/[?#].*$/, '')).normalize('NFC');
  if (!extensions.has(path.posix.extname(target).toLowerCase()) || target.includes('\0')) return null;
  for (const place of placesOf(target, from, base)) {
    const bytes = await readPicture(tree, place);
    if (bytes) return bytes;
  }
  const found = library.findExactly(target, from);
  return found === null ? null : readPicture(tree, found);
}

async function readPicture(tree: SourceTree, file: string): Promise<Buffer | null> {
  try {
    return await tree.read(file, MAX_PICTURE);
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}

function placesOf(target: string, from: string, base: string): string[] {
  if (!target.startsWith('/'))
    return [
      path.posix.join(path.posix.dirname(from), target),
      path.posix.join(from.replace(/\.\w+$/, ''), target),
    ];
  const rests = base !== '' && target.startsWith(`${base}/`) ? [target.slice(base.length), target] : [target];
  const roots = ['', 'static', 'public', 'assets', 'source', 'content', '../static', '../public'];
  return rests.flatMap((rest) => roots.map((root) => `${root}${rest}`.replace(/^\//, '')));
}
