import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The routes of the build, as `/posts/[slug]`, and the files of public/; null in development, where there is no list
 * of them yet.
 */
export async function readRoutes(root = process.cwd()): Promise<string[] | null> {
  const file = path.join(root, '.next/app-path-routes-manifest.json');
  const manifest = await readFile(file, 'utf8').catch(() => null);
  if (manifest === null) return null;
  const files = await readdir(path.join(root, 'public'), { recursive: true });
  return [
    ...Object.values(JSON.parse(manifest) as Record<string, string>),
    ...files.map((name) => `/${name.replaceAll(path.sep, '/')}`),
  ];
}

/** `/tags/[tag]/[[...page]]` as a regular expression. */
export function routePattern(route: string): RegExp {
  const parts = route.split('/').slice(1);
  const source = parts.map((part) => {
    if (part.startsWith('[[...')) return '(/.+)?';
    if (part.startsWith('[...')) return '/.+';
    return part.startsWith('[') ? '/[^/]+' : `/${part.replace(/[.*+?^${}()|\\]/g, '\\$&')}`;
  });
  return new RegExp(`^${source.join('')}$`);
}
