import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { START_SCRIPT } from '@/lib/api/document/try-page';

/** Of the package's files these and no others. */
const types: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
};

export async function readTryFile(name: string): Promise<{ type: string; text: string } | null> {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined) return null;
  if (name === 'start.js') return { type, text: START_SCRIPT };
  return { type, text: await readFile(path.resolve('node_modules/swagger-ui-dist', name), 'utf8') };
}
