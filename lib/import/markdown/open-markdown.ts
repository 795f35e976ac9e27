import { readAuthors } from '@/lib/import/files/post/author-directory';
import { originalOf } from '@/lib/import/files/language-of';
import { Languages } from '@/lib/import/files/languages';
import { Library } from '@/lib/import/files/library';
import { findSiteFolder } from '@/lib/import/files/site-folder';
import { openPicture } from '@/lib/import/files/open-picture';
import { readItems } from '@/lib/import/markdown/read-items';
import { readSiteSettings, type SiteSettings } from '@/lib/import/files/site-settings';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { Surroundings } from '@/lib/import/markdown/surroundings';
import { surveyFiles } from '@/lib/import/markdown/survey';
import { markdownExtension } from '@/lib/import/markdown/document';
import { decodeText } from '@/lib/import/files/decode-text';
import { chooseFiles } from '@/lib/import/markdown/which-files';
import { ImportError } from '@/lib/import/import-error';
import type { SourceItem, SourceReader } from '@/lib/import/source-item';

export type MarkdownOptions = {
  /** IANA name, for dates that have no zone, where the settings of the source have none either. */
  timeZone: string;
  /** The path below which the old site lay, such as `/blog`; guessed where it is not given. */
  base?: string;
};

/** Characters of one file; a post has at most a million. */
const MAX_TEXT = 16 * 1024 * 1024;

/** Posts in files, as Hugo, Jekyll, Zola, Hexo, Eleventy, Astro, Gatsby, Pelican and Obsidian have them. */
export async function openMarkdown(whole: SourceTree, options: MarkdownOptions): Promise<SourceReader> {
  const { tree, prefix } = await findSiteFolder(whole);
  const all = await tree.list();
  const settings = await readSiteSettings(tree);
  const { files, others } = chooseFiles(all, settings.generator);
  const library = new Library(all.map((file) => file.path));
  const timeZone = settings.timeZone || options.timeZone;
  const names = new Set(files.map((file) => file.path));
  const around = {
    settings,
    timeZone,
    base: baseOf(options.base ?? '') || basePathOf(settings),
    hasPostFolder: all.some((file) => /(?:^|\/)_posts\//.test(file.path)),
    directory: await readAuthors(tree),
    languages: new Languages([...names], settings.languages, settings.language),
    hasOriginal: (file: string) => names.has(originalOf(file)),
  };
  const documents = {
    timeZone,
    isVault: settings.generator === 'obsidian',
    hasMarkdown: files.some((file) => markdownExtension.test(file.path)),
  };
  const read = async (file: string): Promise<string> => {
    const bytes = await tree.read(file, MAX_TEXT);
    if (!bytes) throw new ImportError('it cannot be found any more');
    return decodeText(bytes);
  };
  const survey = await surveyFiles(
    files.map((file) => file.path),
    read,
    around,
    library,
    documents,
  );
  const remarks: string[] = [];
  let kinds = others;
  return {
    kind: 'markdown',
    items: () => {
      kinds = new Map(others);
      return withPrefix(
        prefix,
        readItems({
          tree,
          files: files.map((file) => file.path),
          read,
          around: { ...around, base: survey.base },
          surroundings: new Surroundings(tree, settings, timeZone),
          survey,
          library,
          documents,
          others: kinds,
          remarks,
        }),
      );
    },
    remarks: () => [...remarks, ...remarksOn(tree, kinds)],
    openPicture: async (url, from) => {
      const place = { from, base: survey.base, origin: settings.address };
      const found = await openPicture(tree, library, { url, ...place });
      const other = found ? null : survey.bundles.find(url, from, survey.base);
      return other === null ? found : openPicture(tree, library, { url: other, ...place });
    },
    close: () => tree.close(),
  };
}

/** Files keep the path that they have in the whole source as their name. */
async function* withPrefix(prefix: string, items: AsyncIterable<SourceItem>): AsyncIterable<SourceItem> {
  for await (const item of items)
    yield item.kind === 'post' || item.kind === 'problem' ? { ...item, key: `${prefix}${item.key}` } : item;
}

const basePathOf = ({ address }: SiteSettings): string => baseOf(address.replace(/^https?:\/\/[^/]*/i, ''));

const baseOf = (base: string): string => {
  const bare = base.trim().replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
};

function remarksOn(tree: SourceTree, others: ReadonlyMap<string, number>): string[] {
  const kinds = new Map(others);
  for (const [kind, number] of tree.ignored) kinds.set(kind, (kinds.get(kind) ?? 0) + number);
  const listed = [...kinds]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([kind, number]) => `${number} ${kind}`);
  return [...tree.remarks(), ...(listed.length > 0 ? [`Not read as posts: ${listed.join(', ')}.`] : [])];
}
