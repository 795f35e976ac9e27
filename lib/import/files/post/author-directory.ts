import { parse as parseToml } from 'smol-toml';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { fieldOf, fieldsIn, textOf, type Fields } from '@/lib/import/fields';
import { readFrontMatter } from '@/lib/import/files/front-matter/read-front-matter';
import { makeAuthor, type Author } from '@/lib/import/files/post/authors-of';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';

const lists = /^(?:src\/)?(?:_data|data|blog|content)\/authors\.(?:ya?ml|json|toml)$|^authors\.ya?ml$/;
const single =
  /^(?:(?:_data|data|content|src\/content|_authors|data\/authors|content\/authors?)\/(?:authors?\/)?)([\w.-]+?)(?:\/_?index)?\.(?:ya?ml|json|toml|mdx?)$/;

export type AuthorDirectory = {
  authors: ReadonlyMap<string, Author>;
  /** Those that tell about one of them. */
  files: ReadonlySet<string>;
};

/** Who the files of a site say its authors are, by the key that posts use: Jekyll, Docusaurus, Hugo, Astro. */
export async function readAuthors(tree: SourceTree): Promise<AuthorDirectory> {
  const directory = new Map<string, Author>();
  const files = new Set<string>();
  const add = (key: string, value: unknown): void => {
    const fields = fieldsIn(value);
    const name =
      textOf(fieldOf(fields, 'name', 'title', 'displayname', 'display_name')) ||
      (typeof value === 'string' ? value : '');
    if (name !== '' && key !== '') directory.set(key.toLowerCase(), authorFrom(name, fields));
  };
  for (const { path: file } of await tree.list()) {
    const isList = lists.test(file);
    const isOne = !isList && /(?:^|\/)_?authors?\//.test(file) && single.test(file);
    if (!isList && !isOne) continue;
    const fields = fieldsOf(file, String((await tree.read(file, MEGABYTE).catch(() => null)) ?? ''));
    if (isList) for (const [key, value] of Object.entries(fields)) add(key, value);
    else {
      add(keyFrom(file), fields);
      files.add(file);
    }
  }
  return { authors: directory, files };
}

function keyFrom(file: string): string {
  const { dir, name } = path.posix.parse(file);
  return /^_?index$/.test(name) ? path.posix.basename(dir) : name;
}

const authorFrom = (name: string, fields: Fields): Author =>
  makeAuthor(name, {
    email: textOf(fieldOf(fields, 'email', 'mail')),
    website: textOf(fieldOf(fields, 'url', 'website', 'web', 'link', 'uri', 'homepage')),
    bio: textOf(fieldOf(fields, 'bio', 'description', 'about', 'summary')),
  });

function fieldsOf(file: string, text: string): Fields {
  try {
    if (/\.mdx?$/.test(file)) return readFrontMatter(text)?.fields ?? {};
    if (file.endsWith('.toml')) return parseToml(text);
    return fieldsIn(
      file.endsWith('.json') ? JSON.parse(text) : parseYaml(text, { uniqueKeys: false, logLevel: 'silent' }),
    );
  } catch {
    return {};
  }
}
