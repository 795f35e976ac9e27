import path from 'node:path';
import type { SourceFile, SourceTree } from '@/lib/import/files/source-tree';

/** Settings by which a folder is known as that of a site. */
const settingsFile =
  /^(?:_config\.(?:ya?ml|toml)|(?:config\/_default\/)?(?:hugo|config)\.(?:toml|ya?ml|json)|(?:astro|eleventy)\.config\.(?:[cm]?js|ts)|gatsby-config\.(?:[cm]?js|ts)|\.eleventy\.js|pelicanconf\.py)$/;
const isText = /\.(?:md|markdown|mdown|mkdn?|mdwn|mdx|smd)$/i;

/** Folders of other folders that are looked into. */
const DEEPEST = 3;

export type SiteFolder = {
  tree: SourceTree;
  /** Where it lies in the source, with a `/` at its end; empty for the top. */
  prefix: string;
};

/** The site within a repository that has other things, too: the one folder below the top with settings and most of the texts. */
export async function findSiteFolder(tree: SourceTree): Promise<SiteFolder> {
  const top = { tree, prefix: '' };
  const files = (await tree.list()).map((file) => file.path);
  const folders = new Set(files.flatMap(siteFolderOf));
  const known = ['_posts/', 'content/', 'source/', '.eleventy.js'];
  if (folders.has('') || files.some((file) => known.some((start) => file.startsWith(start)))) return top;
  if ((await tree.read('.eleventy.js').catch(() => null)) !== null) return top;
  const texts = files.filter((file) => isText.test(file) && !/(?:^|\/)readme[^/]*$/i.test(file));
  const most = [...folders].filter((folder) => {
    const within = texts.filter((file) => file.startsWith(`${folder}/`));
    return within.length * 2 > texts.length;
  });
  const [only, ...others] = most;
  if (only === undefined || others.length > 0) return top;
  return { tree: new FolderOfTree(tree, `${only}/`), prefix: `${only}/` };
}

function siteFolderOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(0, DEEPEST + 1).flatMap((_, depth) => {
    const inner = parts.slice(depth).join('/');
    return settingsFile.test(inner) ? [parts.slice(0, depth).join('/')] : [];
  });
}

/** A folder of a source as one of its own. */
class FolderOfTree implements SourceTree {
  readonly name: string;

  constructor(
    private readonly whole: SourceTree,
    private readonly prefix: string,
  ) {
    this.name = path.posix.basename(prefix);
  }

  get ignored(): SourceTree['ignored'] {
    return this.whole.ignored;
  }

  async list(): Promise<SourceFile[]> {
    const all = await this.whole.list();
    return all
      .filter((file) => file.path.startsWith(this.prefix))
      .map((file) => ({ ...file, path: file.path.slice(this.prefix.length) }));
  }

  remarks(): string[] {
    return [`The site lies in ${this.prefix}; what lies beside it was not read.`, ...this.whole.remarks()];
  }

  read(file: string, limit?: number): Promise<Buffer | null> {
    return this.whole.read(path.posix.join(this.prefix, file), limit);
  }

  stream(file: string, limit?: number): ReturnType<SourceTree['stream']> {
    return this.whole.stream(path.posix.join(this.prefix, file), limit);
  }

  close(): Promise<void> {
    return this.whole.close();
  }
}
