import { realpath } from 'node:fs/promises';
import type { Actor } from '@/lib/access/actor';
import { isDatabaseUnavailable } from '@/lib/errors';
import { ImportError } from '@/lib/import/import-error';
import { importSource, type FileOutcome } from '@/lib/import/import-source';
import { planImport } from '@/lib/import/plan-import';
import { readPostSource, type PostSource } from '@/lib/import/post-source';
import { recallImports } from '@/lib/import/recall-imports';
import { listSourceFiles, readSourceFile, type SourceFiles } from '@/lib/import/source-files';
import { Surroundings } from '@/lib/import/surroundings';

export type ImportOptions = {
  /** Its name in the memory of imports: another name is another blog. Without one, the place where it lies. */
  name?: string;
  dryRun?: boolean;
  onStart?: (total: number) => void;
  onFile?: (outcome: FileOutcome) => void;
};

export type FolderOutcome = {
  outcomes: FileOutcome[];
  ignored: SourceFiles['ignored'];
};

/** Each file in its own transaction, oldest first. @throws when the database is gone */
export async function importFolder(
  actor: Actor,
  folder: string,
  { name, dryRun = false, onStart, onFile }: ImportOptions = {},
): Promise<FolderOutcome> {
  const { files, ignored } = await listSourceFiles(folder);
  onStart?.(files.length);
  const outcomes: FileOutcome[] = [];
  const add = (outcome: FileOutcome): void => {
    outcomes.push(outcome);
    onFile?.(outcome);
  };

  const sources = await readSources(folder, files, add);
  const task = { folder, name: name ?? (await realpath(folder)), dryRun };
  const imported = await recallImports({ ...task, isNamed: name !== undefined, sources }, dryRun);
  const { slugOf, book } = await planImport(sources, imported);
  for (const source of sources.sort(oldestFirst)) {
    const earlier = imported.get(source.path);
    const outcome = await guarded(source.path, () =>
      importSource(actor, { ...task, source, slug: slugOf(source), earlier, book }),
    );
    if (outcome) add(outcome);
  }
  return { outcomes: outcomes.sort((a, b) => (a.path < b.path ? -1 : 1)), ignored };
}

async function readSources(
  folder: string,
  files: string[],
  add: (outcome: FileOutcome) => void,
): Promise<PostSource[]> {
  const surroundings = new Surroundings(folder);
  const sources: PostSource[] = [];
  for (const file of files) {
    const outcome = await guarded(file, async () => {
      const text = await readSourceFile(folder, file);
      const source = readPostSource(file, text, await surroundings.hide(file));
      if (typeof source === 'string') return { path: file, result: 'skipped', why: source };
      sources.push(source);
      return null;
    });
    if (outcome) add(outcome);
  }
  return sources;
}

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
