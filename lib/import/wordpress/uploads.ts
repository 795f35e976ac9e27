import type { SourceTree } from '@/lib/import/files/source-tree';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { decoded } from '@/lib/import/wordpress/addresses';
import { withoutSize } from '@/lib/import/html/tidy-tree';
import type { WxrIndex } from '@/lib/import/wordpress/wxr-index';

/** Paths of a tree by what they end in, folded, as case is no difference to the servers of many blogs. */
const books = new WeakMap<SourceTree, Promise<Map<string, string[]>>>();

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
  const book = await (books.get(tree) ?? keepBook(tree));
  const whole = withoutSize(path);
  const original = originalName(index, url);
  const candidates = [original && whole.replace(/[^/]*$/, original), whole, scaled(whole), path];
  for (const candidate of new Set(candidates)) {
    const found = candidate ? findPath(book, candidate) : undefined;
    const bytes = found && (await tree.read(found, MAX_IMAGE_BYTES).catch(() => null));
    if (bytes) return bytes;
  }
  return null;
}

const scaled = (path: string): string => path.replace(/(?=\.\w+$)/, '-scaled');

/** What follows `uploads/` or `files/`; the whole path where neither is in it. */
function uploadPath(url: string): string | null {
  const path = decoded(url.replace(/^(?:https?:)?\/\/[^/]+/i, '').replace(/[?#].*$/, '')).normalize('NFC');
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

async function keepBook(tree: SourceTree): Promise<Map<string, string[]>> {
  const making = makeBook(tree);
  books.set(tree, making);
  return making;
}

/** By file name: the same name may lie in several months. */
async function makeBook(tree: SourceTree): Promise<Map<string, string[]>> {
  const book = new Map<string, string[]>();
  for (const { path } of await tree.list()) {
    const name = path.split('/').at(-1)!.toLowerCase();
    const known = book.get(name);
    if (known) known.push(path);
    else book.set(name, [path]);
  }
  return book;
}

/** The one that shares most of its path; another month's file of the same name is another picture. */
function findPath(book: Map<string, string[]>, wanted: string): string | undefined {
  const folded = wanted.toLowerCase();
  const found = book.get(folded.split('/').at(-1)!) ?? [];
  return (
    found.find((path) => path === wanted) ??
    found.find((path) => `/${path.toLowerCase()}`.endsWith(`/${folded}`))
  );
}
