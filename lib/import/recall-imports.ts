import { renameSource } from '@/lib/import/mutations/rename-source';
import { planImport } from '@/lib/import/plan-import';
import type { PostSource } from '@/lib/import/post-source';
import { contentHashOf, IMPORTER_VERSION, preparePost } from '@/lib/import/prepare-post';
import {
  listImportedElsewhere,
  listImportedPosts,
  type ImportedPosts,
} from '@/lib/import/queries/imported-posts';

type Folder = { folder: string; name: string; isNamed: boolean; sources: PostSource[] };

/** A moved folder is known by its files: most of those it shares with an earlier one are the same to the letter. */
export async function recallImports(task: Folder, dryRun: boolean): Promise<ImportedPosts> {
  const own = await listImportedPosts(task.name);
  if (own.size > 0 || task.isNamed) return own;
  for (const [other, imported] of await listImportedElsewhere(task.name)) {
    if (!(await isSameFolder(task, imported))) continue;
    const shared = new Set(task.sources.map(({ path }) => path).filter((path) => imported.has(path)));
    if (!dryRun) await renameSource(other, task.name, [...shared]);
    return new Map([...imported].filter(([path]) => shared.has(path)));
  }
  return own;
}

async function isSameFolder({ folder, sources }: Folder, imported: ImportedPosts): Promise<boolean> {
  const shared = sources.filter(({ path }) => imported.has(path));
  if (shared.length === 0) return false;
  const { book } = await planImport(sources, imported);
  let same = 0;
  for (const source of shared) {
    const prepared = await preparePost(folder, source, book).catch(() => null);
    if (!prepared) continue;
    const hash = imported.get(source.path)?.contentHash;
    const hashes = versions.map((version) => contentHashOf(source, prepared.body, version));
    if (hashes.some((candidate) => candidate === hash)) same += 1;
  }
  return same * 2 > shared.length;
}

const versions = Array.from({ length: IMPORTER_VERSION }, (_, index) => index + 1);
