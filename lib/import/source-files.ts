import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '@/lib/import/import-error';

/** Markdown files of a folder and its folders, in order; hidden ones and dependencies are not content. */
export async function listSourceFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) {
      const inner = await listSourceFiles(path.join(folder, entry.name));
      found.push(...inner.map((file) => `${entry.name}/${file}`));
    } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) found.push(entry.name);
  }
  return found.sort();
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
