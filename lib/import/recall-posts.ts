import {
  getStoredPost,
  listImportedElsewhere,
  listImportedPosts,
  type ImportedPost,
  type ImportedPosts,
} from '@/lib/import/queries/imported-posts';
import type { PostOutline } from '@/lib/import/queries/staged-items';
import { findReferences, replaceReferences } from '@/lib/markdown/references';

export type RecalledPosts = {
  imported: ImportedPosts;
  /** The name under which another import knew the same folder. */
  formerSource?: string;
};

/** Files whose texts are compared where an older importer noted something else of them. */
const SAMPLE = 40;

/**
 * A moved folder is known by its files: most of those it shares with an earlier one are the same to the letter.
 * @param bodyOf the text of a file, by its key
 */
export async function recallPosts(
  source: string,
  outlines: PostOutline[],
  isNamed: boolean,
  bodyOf: (key: string) => Promise<string | null>,
): Promise<RecalledPosts> {
  const own = await listImportedPosts(source);
  if (own.size > 0 || isNamed) return { imported: own };
  for (const [other, imported] of await listImportedElsewhere(source)) {
    const shared = outlines.filter(({ key }) => imported.has(key));
    if (!(await isSame(shared, imported, bodyOf))) continue;
    const keys = new Set(shared.map(({ key }) => key));
    return { imported: new Map([...imported].filter(([key]) => keys.has(key))), formerSource: other };
  }
  return { imported: own };
}

async function isSame(
  shared: PostOutline[],
  imported: ImportedPosts,
  bodyOf: (key: string) => Promise<string | null>,
): Promise<boolean> {
  if (shared.length === 0) return false;
  const isNoted = ({ key, hash }: PostOutline) => imported.get(key)?.contentHash === hash;
  const others = shared.filter((outline) => !isNoted(outline));
  let same = shared.length - others.length;
  if (same * 2 > shared.length) return true;
  const sample = others.slice(0, SAMPLE);
  let alike = 0;
  for (const outline of sample) if (await isTheSame(outline, imported.get(outline.key), bodyOf)) alike += 1;
  same += sample.length > 0 ? (alike / sample.length) * others.length : 0;
  return same * 2 > shared.length;
}

async function isTheSame(
  { key, title }: PostOutline,
  post: ImportedPost | undefined,
  bodyOf: (key: string) => Promise<string | null>,
): Promise<boolean> {
  if (post?.title !== title) return false;
  const [body, stored] = await Promise.all([bodyOf(key), getStoredPost(post.postId)]);
  return body !== null && stored !== null && bare(stored.body) === bare(body);
}

/** Without addresses, which were set right. */
const bare = (body: string): string => {
  const { references } = findReferences(body);
  return replaceReferences(
    body,
    references.map((reference) => ({ reference, url: '' })),
  );
};
