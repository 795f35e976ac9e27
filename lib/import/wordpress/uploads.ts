import type { SourceTree } from '@/lib/import/files/source-tree';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { withoutSize } from '@/lib/import/html/tidy-tree';
import { pathOfUrl } from '@/lib/import/pictures/path-of-url';
import { TreeBook } from '@/lib/import/pictures/tree-book';
import type { WxrIndex } from '@/lib/import/wordpress/wxr-index';

/**
 * The bytes of a picture in a folder or zip of uploads, wherever its years begin in it. The file as it was uploaded goes
 * before the smaller copies that WordPress made.
 */
export async function openUpload(
  url: string,
  { tree, index }: { tree: SourceTree | undefined; index: WxrIndex },
): Promise<Buffer | null> {
  const path = tree && uploadPath(url);
  if (!tree || !path) return null;
  const book = await TreeBook.of(tree);
  const whole = withoutSize(path);
  const original = originalName(index, url);
  const candidates = [original && whole.replace(/[^/]*$/, original), whole, scaled(whole), path];
  for (const candidate of new Set(candidates)) {
    const found = candidate ? book.find(candidate) : undefined;
    const bytes = found && (await tree.read(found, MAX_IMAGE_BYTES).catch(() => null));
    if (bytes) return bytes;
  }
  return null;
}

const scaled = (path: string): string => path.replace(/(?=\.\w+$)/, '-scaled');

/** What follows `uploads/` or `files/`; the whole path where neither is in it. */
function uploadPath(url: string): string | null {
  const path = pathOfUrl(url);
  if (path.includes('\0') || /(?:^|\/)\.\.(?:\/|$)/.test(path) || !/\.\w{2,5}$/.test(path)) return null;
  const [, after] = /\/(?:uploads|files|blogs\.dir\/\d+\/files)\/(?:sites\/\d+\/)?(.+)$/.exec(path) ?? [];
  return after ?? path.replace(/^\/+/, '');
}

function originalName(index: WxrIndex, url: string): string {
  originals.set(index, originals.get(index) ?? byAddress(index));
  return originals.get(index)?.get(withoutSize(url)) ?? '';
}

const originals = new WeakMap<WxrIndex, Map<string, string>>();

const byAddress = ({ files }: WxrIndex): Map<string, string> =>
  new Map(
    [...files.values()]
      .filter(({ original }) => original !== '')
      .map(({ url, original }) => [withoutSize(url), original]),
  );
