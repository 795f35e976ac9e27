import type { Actor } from '@/lib/auth/actor';
import { isDatabaseUnavailable } from '@/lib/errors';
import { AddressBook } from '@/lib/import/address-book';
import { chooseSlugs } from '@/lib/import/choose-slugs';
import { ImportError } from '@/lib/import/import-error';
import { importSource, type FileOutcome } from '@/lib/import/import-source';
import { readPostSource, type PostSource } from '@/lib/import/post-source';
import { listImportedPosts, listTakenSlugs } from '@/lib/import/queries';
import { listSourceFiles, readSourceFile } from '@/lib/import/source-files';

export type ImportOptions = {
  /** Do everything but write. */
  dryRun?: boolean;
  onStart?: (total: number) => void;
  onFile?: (outcome: FileOutcome) => void;
};

/**
 * Imports the Markdown files of a folder as posts of the actor, each in its own transaction, oldest first.
 * @returns one outcome for each file that was found, in order of their paths
 * @throws when the database is gone; what is wrong with a file is its outcome
 */
export async function importFolder(
  actor: Actor,
  folder: string,
  { dryRun = false, onStart, onFile }: ImportOptions = {},
): Promise<FileOutcome[]> {
  const files = await listSourceFiles(folder);
  onStart?.(files.length);
  const outcomes: FileOutcome[] = [];
  const add = (outcome: FileOutcome): void => {
    outcomes.push(outcome);
    onFile?.(outcome);
  };

  const sources: PostSource[] = [];
  for (const file of files) {
    const outcome = await guarded(file, async () => {
      const source = readPostSource(file, await readSourceFile(folder, file));
      if (typeof source === 'string') return { path: file, result: 'skipped', why: source };
      sources.push(source);
      return null;
    });
    if (outcome) add(outcome);
  }

  const imported = await listImportedPosts();
  const slugs = chooseSlugs(sources, imported, await listTakenSlugs());
  const slugOf = (source: PostSource): string => slugs.get(source.path) ?? source.slug;
  const book = new AddressBook(sources.map((source) => ({ ...source, slug: slugOf(source) })));
  for (const source of sources.sort(oldestFirst)) {
    const task = { folder, source, slug: slugOf(source), earlier: imported.get(source.path), book, dryRun };
    const outcome = await guarded(source.path, () => importSource(actor, task));
    if (outcome) add(outcome);
  }
  return outcomes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whatever is wrong with one file must not stop the rest. */
async function guarded(path: string, run: () => Promise<FileOutcome | null>): Promise<FileOutcome | null> {
  try {
    return await run();
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    if (error instanceof ImportError) return { path, result: 'failed', why: error.message };
    const reason = error instanceof Error ? error.message : String(error);
    return { path, result: 'failed', why: `unexpected: ${reason.split('\n')[0]}` };
  }
}

const oldestFirst = (a: PostSource, b: PostSource): number =>
  (a.publishedAt?.getTime() ?? Infinity) - (b.publishedAt?.getTime() ?? Infinity) ||
  (a.path < b.path ? -1 : 1);
