import { AddressBook } from '@/lib/import/address-book';
import { chooseSlugs } from '@/lib/import/choose-slugs';
import type { PostSource } from '@/lib/import/post-source';
import { listTakenSlugs, type ImportedPosts } from '@/lib/import/queries/imported-posts';

export type ImportPlan = { slugOf: (source: PostSource) => string; book: AddressBook };

export async function planImport(sources: PostSource[], imported: ImportedPosts): Promise<ImportPlan> {
  const slugs = chooseSlugs(sources, imported, await listTakenSlugs());
  const slugOf = (source: PostSource): string => slugs.get(source.path) ?? source.slug;
  return { slugOf, book: new AddressBook(sources.map((source) => ({ ...source, slug: slugOf(source) }))) };
}
