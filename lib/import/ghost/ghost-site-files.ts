import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { fieldsIn, textOf } from '@/lib/import/fields';
import { redirectFrom } from '@/lib/import/files/redirect-files';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';
import { readRoutes, usualRoutes, type GhostRoutes } from '@/lib/import/ghost/ghost-routes';
import type { SourceRedirect } from '@/lib/import/source-item';

export type GhostSiteFiles = { routes: GhostRoutes; redirects: SourceRedirect[]; remarks: string[] };

const isRedirects = /(?:^|\/)redirects\.(?:json|ya?ml)$/i;
const isRoutes = /(?:^|\/)routes\.ya?ml$/i;

/**
 * `redirects.yaml` or `.json` and `routes.yaml`, which Ghost gives out beside its export (_Settings → Labs_) and keeps in
 * `content/data` and `content/settings`.
 */
export async function readSiteFiles(sources: (string | SourceTree | undefined)[]): Promise<GhostSiteFiles> {
  const found: GhostSiteFiles = { routes: usualRoutes(), redirects: [], remarks: [] };
  const byPath = new Map<string, SourceRedirect>();
  for (const source of sources)
    for (const { name, text } of await textsOf(source)) {
      if (isRoutes.test(name)) {
        const routes = readRoutes(text);
        if (routes) found.routes = routes;
        else found.remarks.push(`${path.basename(name)} could not be read.`);
        continue;
      }
      const rules = rulesIn(text);
      if (rules === null) found.remarks.push(`${path.basename(name)} could not be read.`);
      let left = 0;
      for (const rule of rules ?? []) {
        const redirect = redirectFrom({ ...rule, from: withoutPattern(rule.from) });
        if (redirect && !byPath.has(redirect.key)) byPath.set(redirect.key, redirect);
        else if (!redirect) left += 1;
      }
      if (left > 0)
        found.remarks.push(
          `${left} redirects of ${path.basename(name)} have patterns and were not taken over.`,
        );
    }
  found.redirects = [...byPath.values()];
  return found;
}

type File = { name: string; text: string };

async function textsOf(source: string | SourceTree | undefined): Promise<File[]> {
  if (source === undefined) return [];
  if (typeof source === 'string') return textsBeside(source);
  const names = (await source.list()).map((file) => file.path);
  const files: File[] = [];
  for (const name of names.filter((one) => isRedirects.test(one) || isRoutes.test(one))) {
    const bytes = await source.read(name, MEGABYTE).catch(() => null);
    if (bytes) files.push({ name, text: String(bytes) });
  }
  return files;
}

/** Where Ghost itself keeps them, from where it keeps exports. */
async function textsBeside(file: string): Promise<File[]> {
  const folder = path.dirname(file);
  const names = ['redirects.json', 'redirects.yaml', 'routes.yaml', '../settings/routes.yaml'];
  const files: File[] = [];
  for (const name of names.map((one) => path.join(folder, one))) {
    const found = await stat(name).catch(() => null);
    if (found?.isFile() && found.size <= MEGABYTE) files.push({ name, text: await readFile(name, 'utf8') });
  }
  return files;
}

type Rule = { from: string; to: string; status: string };

/** JSON `[{ from, to, permanent }]`, or YAML with the codes above the paths; null for neither. */
function rulesIn(text: string): Rule[] | null {
  try {
    // JSON is YAML.
    const file: unknown = parse(text, { maxAliasCount: 0 });
    if (Array.isArray(file))
      return file.map(fieldsIn).map(({ from, to, permanent }) => ({
        from: textOf(from),
        to: textOf(to),
        status: permanent === true ? '301' : '302',
      }));
    return Object.entries(fieldsIn(file)).flatMap(([status, pairs]) =>
      Object.entries(fieldsIn(pairs)).map(([from, to]) => ({ from, to: textOf(to), status })),
    );
  } catch {
    return null;
  }
}

/** Each is a regular expression to Ghost; one that means a single path is that path. */
function withoutPattern(from: string): string {
  const bare = from
    .replace(/^\^/, '')
    .replace(/(?:\/\?)?\$$/, '')
    .replace(/\\([/.-])/g, '$1');
  return /[()[\]|*+?\\^$]/.test(bare) ? '*' : bare;
}
