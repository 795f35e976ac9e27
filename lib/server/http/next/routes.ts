import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** As `/posts/[slug]`, with the files of public/; null in development, where there is no list yet. */
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

export function routePattern(route: string): RegExp {
  const parts = route.split('/').slice(1);
  const source = parts.map((part) => {
    if (part.startsWith('[[...')) return '(/.*)?';
    if (part.startsWith('[...')) return '/.+';
    return part.startsWith('[') ? '/[^/]+' : `/${part.replace(/[.*+?^${}()|\\]/g, '\\$&')}`;
  });
  return new RegExp(`^${source.join('')}$`);
}
