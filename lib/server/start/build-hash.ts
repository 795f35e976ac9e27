import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const INPUTS = [
  'package-lock.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'instrumentation.ts',
  'app',
  'components',
  'lib',
  'drizzle/schema.ts',
  'public',
];

/** A hash of what the build is made from. Times of files say nothing: a clone or an image sets them anew. */
export async function hashBuildInputs(root: string): Promise<string> {
  const files = (await Promise.all(INPUTS.map((input) => listFiles(root, input)))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    const content = contents[index]!;
    hash.update(`${file}\0${content.length}\0`).update(content);
  });
  return hash.digest('hex');
}

async function listFiles(root: string, input: string): Promise<string[]> {
  const found = await stat(path.join(root, input)).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [input];
  const entries = await readdir(path.join(root, input), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
