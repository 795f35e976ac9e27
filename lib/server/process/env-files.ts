import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { StartError } from '@/lib/server/process/start-error';

/** Files that are read, the stronger first; a variable of the environment is stronger than both. */
const FILES = ['.env.local', '.env'];

/** Files that Next would read too, at its own time: half of a setting would be obeyed, by half of the site. */
const REFUSED = ['production', 'development', 'test'].flatMap((mode) => [
  `.env.${mode}`,
  `.env.${mode}.local`,
]);

/** Before the settings are read, so that all of Colophon sees the same. @throws {StartError} for a file not obeyed */
export function loadEnvFiles(root: string, environment: NodeJS.ProcessEnv = process.env): void {
  const refused = REFUSED.find((name) => existsSync(path.join(root, name)));
  if (refused) {
    throw new StartError(
      `${refused} is not read by Colophon, which has one set of settings: move what it says to .env or .env.local, or remove it.`,
    );
  }
  for (const name of FILES) {
    for (const [key, value] of Object.entries(read(root, name))) environment[key] ??= value;
  }
}

function read(root: string, name: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(path.join(root, name), 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new StartError(`${name} cannot be read: ${(error as Error).message}`);
  }
}
