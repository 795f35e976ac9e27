import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { booleanOf, fieldOf, fieldsIn, textOf, type Fields } from '@/lib/import/fields';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';
import type { LanguageDirectory } from '@/lib/import/files/languages';
import { isTimeZone } from '@/lib/site/time-zone';
import { canonicalLanguage } from '@/lib/site/language';

export type Generator =
  'jekyll' | 'hexo' | 'hugo' | 'zola' | 'eleventy' | 'astro' | 'gatsby' | 'pelican' | 'obsidian';

/** What the files of a site say about all of its posts; empty where only the posts are there. */
export type SiteSettings = {
  generator: Generator | null;
  title: string;
  description: string;
  /** With the base path, without a trailing slash. */
  address: string;
  language: string;
  /** Folders of languages. */
  languages: LanguageDirectory[];
  /** The posts of the main language have it in their address, too. */
  namesMainLanguage: boolean;
  timeZone: string;
  /** Of a section, or of all posts: `posts`. */
  permalinks: Map<string, string>;
  /** Folders with `_` whose files the site shows. */
  openFolders: Set<string>;
  /** Paths that the site leaves out. */
  excluded: string[];
  /** Jekyll's fields for all below a path. */
  defaults: { path: string; type: string; values: Fields }[];
};

const hugoFiles = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`),
);

const languageFiles = ['toml', 'yaml', 'yml', 'json'].map(
  (extension) => `config/_default/languages.${extension}`,
);

export async function readSiteSettings(tree: SourceTree): Promise<SiteSettings> {
  const files = new Set((await tree.list()).map((file) => file.path));
  const jekyll = await readFields(tree, files, ['_config.yml', '_config.yaml', '_config.toml']);
  if (jekyll) return ofJekyll(jekyll, isHexo(jekyll, files) ? 'hexo' : 'jekyll');
  const hugo = await readFields(tree, files, hugoFiles);
  const languages = hugo && (await readFields(tree, files, languageFiles));
  if (hugo) return ofHugo(languages ? { ...hugo, languages } : hugo);
  const code = await readCode(tree, files);
  if (code) return code;
  const isVault =
    (await tree.read('.obsidian/app.json').catch(() => null)) !== null ||
    tree.ignored.has('folder .obsidian');
  return { ...none(), generator: isVault ? 'obsidian' : null };
}

const none = (): SiteSettings => ({
  generator: null,
  title: '',
  description: '',
  address: '',
  language: '',
  languages: [],
  namesMainLanguage: false,
  timeZone: '',
  permalinks: new Map(),
  openFolders: new Set(),
  excluded: [],
  defaults: [],
});

const isHexo = (fields: Fields, files: Set<string>): boolean =>
  'new_post_name' in fields ||
  'skip_render' in fields ||
  'public_dir' in fields ||
  [...files].some((file) => file.startsWith('source/_posts/') || file.startsWith('scaffolds/'));

async function readFields(tree: SourceTree, files: Set<string>, names: string[]): Promise<Fields | null> {
  for (const name of names) {
    if (!files.has(name)) continue;
    const text = String((await tree.read(name, MEGABYTE).catch(() => null)) ?? '');
    try {
      if (name.endsWith('.toml')) return parseToml(text);
      return fieldsIn(parseYaml(text, { uniqueKeys: false, merge: true, logLevel: 'silent' }));
    } catch {
      return {};
    }
  }
  return null;
}

function ofJekyll(fields: Fields, generator: 'jekyll' | 'hexo'): SiteSettings {
  const permalink = textOf(fieldOf(fields, 'permalink'));
  const collections = Object.entries(fieldsIn(fieldOf(fields, 'collections')));
  const base =
    textOf(fieldOf(fields, 'baseurl')) || (generator === 'hexo' ? textOf(fieldOf(fields, 'root')) : '');
  return {
    ...none(),
    ...namesOf(fields),
    generator,
    address: joined(textOf(fieldOf(fields, 'url')), base),
    permalinks: new Map([
      ...(permalink ? [['posts', permalink] as const] : []),
      ...collections.flatMap(([name, value]) => {
        const own = textOf(fieldOf(fieldsIn(value), 'permalink'));
        return own ? [[`_${name}`, own] as const] : [];
      }),
    ]),
    openFolders: new Set(
      collections.flatMap(([name, value]) =>
        booleanOf(fieldOf(fieldsIn(value), 'output')) === true && name !== 'drafts' ? [`_${name}`] : [],
      ),
    ),
    excluded: [fieldOf(fields, 'exclude')].flat().map(textOf).filter(Boolean),
    defaults: [fieldOf(fields, 'defaults')].flat().flatMap((entry) => {
      const scope = fieldsIn(fieldOf(fieldsIn(entry), 'scope'));
      const values = fieldsIn(fieldOf(fieldsIn(entry), 'values'));
      return [{ path: textOf(scope.path).replace(/^\/|\/$/g, ''), type: textOf(scope.type), values }];
    }),
  };
}

function ofHugo(fields: Fields): SiteSettings {
  const isZola = 'base_url' in fields;
  const permalinks = fieldsIn(fieldOf(fields, 'permalinks'));
  // Newer sites say which kind of page a pattern is for.
  const pages = { ...permalinks, ...fieldsIn(permalinks.page) };
  const languages = [fieldOf(fields, 'ignoredcontent', 'ignorefiles')].flat();
  return {
    ...none(),
    ...namesOf(fields),
    generator: isZola ? 'zola' : 'hugo',
    languages: Object.entries(fieldsIn(fieldOf(fields, 'languages'))).flatMap(([code, value]) => {
      const folder = textOf(fieldOf(fieldsIn(value), 'contentdir')).replace(/^\.?\/+|\/+$/g, '');
      const language = canonicalLanguage(textOf(fieldOf(fieldsIn(value), 'languagecode')) || code);
      return folder !== '' && folder !== 'content' && language ? [{ folder, language }] : [];
    }),
    namesMainLanguage: booleanOf(fieldOf(fields, 'defaultcontentlanguageinsubdir')) === true,
    address: joined(textOf(fieldOf(fields, 'baseurl')), ''),
    permalinks: new Map(
      Object.entries(pages).flatMap(([section, pattern]) =>
        textOf(pattern) ? [[section, textOf(pattern)]] : [],
      ),
    ),
    excluded: isZola ? languages.map(textOf).filter(Boolean) : [],
  };
}

function namesOf(fields: Fields) {
  const names = ['languagecode', 'defaultlanguage', 'defaultcontentlanguage', 'language', 'lang', 'locale'];
  // Hexo may have a list, the main one first.
  const [language = ''] = names.flatMap(
    (name) => canonicalLanguage(textOf([fieldOf(fields, name)].flat()[0])) ?? [],
  );
  const timeZone = textOf(fieldOf(fields, 'timezone'));
  return {
    title: textOf(fieldOf(fields, 'title')),
    description: textOf(fieldOf(fields, 'description', 'tagline', 'subtitle')),
    language,
    timeZone: isTimeZone(timeZone) ? timeZone : '',
  };
}

const codeFiles: [Generator, RegExp][] = [
  ['astro', /^astro\.config\.(?:[cm]?js|ts)$/],
  ['gatsby', /^gatsby-config\.(?:[cm]?js|ts)$/],
  ['eleventy', /^(?:\.eleventy|eleventy\.config)\.[cm]?js$/],
  ['pelican', /^pelicanconf\.py$/],
];

/** Settings that are programs are not run: what they say in plain words is read, the rest is not known. */
async function readCode(tree: SourceTree, files: Set<string>): Promise<SiteSettings | null> {
  const names = [...files].filter((file) => !file.includes('/')).concat('.eleventy.js');
  for (const [generator, pattern] of codeFiles) {
    const name = names.find((file) => pattern.test(file));
    const bytes = name === undefined ? null : await tree.read(name, MEGABYTE).catch(() => null);
    if (!bytes) continue;
    const text = String(bytes).slice(0, 100_000);
    const said = (...keys: string[]) => keys.map((key) => wordOf(text, key)).find(Boolean) ?? '';
    const timeZone = said('TIMEZONE');
    return {
      ...none(),
      generator,
      title: said('SITENAME', 'title'),
      address: joined(said('site', 'siteUrl', 'SITEURL'), said('base', 'pathPrefix')),
      language: canonicalLanguage(said('DEFAULT_LANG', 'defaultLocale')) ?? '',
      timeZone: isTimeZone(timeZone) ? timeZone : '',
    };
  }
  return null;
}

const wordOf = (text: string, key: string): string =>
  new RegExp(`\\b${key}\\s{0,9}[:=]\\s{0,9}["'\`]([^"'\`\\n$]{1,300})["'\`]`).exec(text)?.[1] ?? '';

/** An address with the path below which the site lies. A path alone is an address, too. */
function joined(address: string, base: string): string {
  const whole = `${address.replace(/\/+$/, '')}/${base.replace(/^\/+|\/+$/g, '')}`.replace(/\/+$/, '');
  if (/^https?:\/\/[^/]/i.test(whole)) return URL.canParse(whole) ? whole : '';
  return whole.startsWith('/') ? path.posix.normalize(whole).replace(/\/$/, '') : '';
}
