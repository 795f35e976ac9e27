import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '@/lib/import/import-error';

export type SourceFiles = {
  files: string[];
  ignored: Map<string, number>;
};

/** Extensions of Markdown files. */
export const markdownExtension = /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i;

/** Everything in a folder and its folders. Hidden ones and dependencies are not content. */
export async function listSourceFiles(folder: string): Promise<SourceFiles> {
  const found: SourceFiles = { files: [], ignored: new Map() };
  await collect(folder, '', found);
  found.files.sort();
  return found;
}

async function collect(folder: string, inside: string, found: SourceFiles): Promise<void> {
  for (const entry of await readdir(path.join(folder, inside), { withFileTypes: true })) {
    const file = path.posix.join(inside, entry.name);
    if (entry.isDirectory() && !isDependency(entry.name)) await collect(folder, file, found);
    else if (entry.isFile() && !entry.name.startsWith('.') && markdownExtension.test(entry.name))
      found.files.push(file);
    else {
      const kind = kindOf(entry.name, entry.isDirectory(), entry.isFile());
      found.ignored.set(kind, (found.ignored.get(kind) ?? 0) + 1);
    }
  }
}

const isDependency = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

function kindOf(name: string, isDirectory: boolean, isFile: boolean): string {
  if (isDirectory) return `folder ${name}`;
  if (!isFile) return 'link';
  if (name.startsWith('.')) return 'hidden file';
  return path.extname(name).toLowerCase() || 'without extension';
}

/** @throws {ImportError} when the file is not text */
export async function readSourceFile(folder: string, file: string): Promise<string> {
  const bytes = await readFile(path.join(folder, file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError('the file is not UTF-8 text');
  }
}
