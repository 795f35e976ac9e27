import path from 'node:path';
import { fieldOf, fieldsIn, keyOf, type Fields } from '@/lib/import/fields';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';
import { hiddenByFields, hiddenByPath } from '@/lib/import/files/hidden';
import type { SiteSettings } from '@/lib/import/files/site-settings';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';

/** What hides a file without standing in it: folders, sections, data files, the settings of the site. */
export class Surroundings {
  private names: Promise<Set<string>> | undefined;
  private readonly known = new Map<string, Promise<string | null>>();

  constructor(
    private readonly tree: SourceTree,
    private readonly settings: SiteSettings,
    private readonly timeZone: string,
  ) {}

  /** Reads names, sections' pages (`_index.md`: Zola, Hugo's `cascade`) and data files (Eleventy's `posts.json`). */
  async hide(file: string): Promise<string | null> {
    const { openFolders, generator } = this.settings;
    // To Hugo and Zola a name with `_` is one like any other.
    const isPlain = generator === 'hugo' || generator === 'zola';
    const inPath = hiddenByPath(
      `${this.tree.name}/${file}`,
      (name) => isPlain || openFolders.has(name),
      isPlain,
    );
    if (inPath) return inPath;
    const bySettings = this.hideBySettings(file);
    if (bySettings) return bySettings;
    const parts = file.split('/').slice(0, -1);
    for (let depth = 0; depth <= parts.length; depth += 1) {
      const why = await this.ofFolder(parts.slice(0, depth).join('/'));
      if (why) return why;
    }
    const { dir, name } = path.posix.parse(file);
    return this.firstReason(dataFiles(path.posix.join(dir, name)));
  }

  private hideBySettings(file: string): string | null {
    const left = this.settings.excluded.find((pattern) => isBelow(file, pattern.replace(/^\.?\//, '')));
    if (left !== undefined) return `the site's settings exclude ${left}`;
    for (const { path: scope, type, values } of this.settings.defaults) {
      const isOfType = type === '' || type === 'pages' || `/${file}`.includes(`/_${type}/`);
      const why = isOfType && isBelow(file, scope) ? hiddenByFields(values, this.timeZone) : null;
      if (why) return `in the site's settings, ${why}`;
    }
    return null;
  }

  private ofFolder(dir: string): Promise<string | null> {
    const known = this.known.get(dir);
    if (known) return known;
    const name = dir === '' ? this.tree.name : path.posix.basename(dir);
    const sections = ['_index.md', '_index.markdown', '_index.html'].map((file) =>
      path.posix.join(dir, file),
    );
    const reading = this.firstReason([...sections, ...dataFiles(path.posix.join(dir, name))]);
    this.known.set(dir, reading);
    return reading;
  }

  private async firstReason(files: string[]): Promise<string | null> {
    this.names ??= this.tree.list().then((all) => new Set(all.map(({ path: file }) => file)));
    const names = await this.names;
    for (const file of files.filter((one) => names.has(one))) {
      const bytes = await this.tree.read(file, MEGABYTE).catch(() => null);
      if (bytes === null) continue;
      for (const fields of attempt(() => fieldsOf(file, String(bytes)))) {
        const why = hiddenByFields(fields, this.timeZone);
        if (why) return `in ${file}, ${why}`;
      }
    }
    return null;
  }
}

/** As Jekyll's globs, of which only `*` is in use. */
function isBelow(file: string, pattern: string): boolean {
  const prefix = pattern.split('*')[0]!.replace(/\/$/, '');
  if (pattern.includes('*')) return prefix !== '' && file.startsWith(prefix);
  return prefix === '' ? pattern === '' : file === prefix || file.startsWith(`${prefix}/`);
}

const dataFiles = (stem: string): string[] =>
  ['.json', '.11tydata.json', '.11tydata.js', '.11tydata.cjs', '.11tydata.mjs'].map((end) => `${stem}${end}`);

function fieldsOf(file: string, text: string): Fields[] {
  if (/\.[cm]?js$/.test(file)) return [fieldsOfProgram(text)];
  if (file.endsWith('.json')) return [fieldsIn(JSON.parse(text))];
  const fields = readFrontMatter(text)?.fields ?? {};
  // Hugo gives what stands in `cascade` to all pages below; it may be a list.
  return [withoutOwn(fields), ...[fieldOf(fields, 'cascade')].flat().map(fieldsIn)];
}

/** What a section says of nothing but its own page: its posts are there without it. */
const ofItsPage = new Set(['render', 'build', 'headless']);

const withoutOwn = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !ofItsPage.has(keyOf(key))));

/** Programs are not run; what they say in so many words counts. */
const fieldsOfProgram = (text: string): Fields =>
  Object.fromEntries(
    [
      ...text.matchAll(
        /\b(eleventyExcludeFromCollections|permalink|draft|published)["']?\s{0,9}:\s{0,9}(true|false)\b/g,
      ),
    ].map(([, key = '', value]) => [key, value === 'true']),
  );

/** A file that cannot be read says nothing, as with the generators, which stop at it. */
function attempt(read: () => Fields[]): Fields[] {
  try {
    return read();
  } catch {
    return [];
  }
}
