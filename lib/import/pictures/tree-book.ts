import type { SourceTree } from '@/lib/import/files/source-tree';

/** Files of a tree by the end of their path, as an export names them without the folders above. */
export class TreeBook {
  private constructor(private readonly byName: Map<string, string[]>) {}

  private static readonly books = new WeakMap<SourceTree, Promise<TreeBook>>();

  static of(tree: SourceTree): Promise<TreeBook> {
    const known = TreeBook.books.get(tree);
    if (known) return known;
    const making = TreeBook.make(tree);
    TreeBook.books.set(tree, making);
    return making;
  }

  private static async make(tree: SourceTree): Promise<TreeBook> {
    const byName = new Map<string, string[]>();
    for (const { path } of await tree.list()) {
      const name = nameOf(path).toLowerCase();
      const known = byName.get(name);
      if (known) known.push(path);
      else byName.set(name, [path]);
    }
    return new TreeBook(byName);
  }

  /** The file that the path is the end of; case is no difference to the servers of many blogs. */
  find(wanted: string): string | undefined {
    const found = this.byName.get(nameOf(wanted).toLowerCase()) ?? [];
    const folded = `/${wanted.toLowerCase()}`;
    return (
      found.find((path) => `/${path}`.endsWith(`/${wanted}`)) ??
      found.find((path) => `/${path.toLowerCase()}`.endsWith(folded)) ??
      // The folder that was given may lie deeper than where the path begins.
      found.find((path) => path.includes('/') && folded.endsWith(`/${path.toLowerCase()}`))
    );
  }
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? '';
