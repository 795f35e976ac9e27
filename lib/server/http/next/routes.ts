import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The routes of the build, as `/posts/[slug]`; null in development, where there is no list of them yet. */
export async function readRoutes(root = process.cwd()): Promise<string[] | null> {
  const manifest = await readFile(path.join(root, '.next/app-path-routes-manifest.json'), 'utf8').catch(
    () => null,
  );
  return manifest === null ? null : Object.values(JSON.parse(manifest) as Record<string, string>);
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
