import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readRoutes, routePattern } from './routes';

/** The group of routes whose pages are the same for everybody. */
const GROUP = '/(reader)/';

/** Which paths lead to a page of app/(reader), by the build's list of routes. */
export async function readReaderPaths(root = process.cwd()): Promise<(path: string) => boolean> {
  const file = path.join(root, '.next/app-path-routes-manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const own = Object.keys(manifest).filter((source) => source.startsWith(GROUP) && source.endsWith('/page'));
  const readers = new Set(own.map((source) => manifest[source]!));
  const others = ((await readRoutes(root)) ?? []).filter((route) => !readers.has(route));
  const [isReaders, isAnother] = [anyOf([...readers]), anyOf(others)];
  return (asked) => !asked.startsWith('/_') && isReaders.test(asked) && !isAnother.test(asked);
}

const anyOf = (routes: string[]): RegExp =>
  new RegExp(routes.map((route) => `(?:${routePattern(route).source})`).join('|') || '(?!)');
