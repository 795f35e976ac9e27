import { parse } from 'yaml';
import { fieldsIn, textOf } from '@/lib/import/fields';

/** A place of posts by `routes.yaml`: `/blog/{slug}/`, and which of them stand there. */
type Collection = { permalink: string; filter: string };

/** What `routes.yaml` says of where posts and tags stood. */
export type GhostRoutes = {
  collections: Collection[];
  /** Paths of single posts and pages, by their slugs. */
  own: Map<string, string[]>;
  /** Pattern of the lists of tags; empty for the usual one. */
  tags: string;
};

/** As many as a site may have; each adds an address to each post. */
const MAX_COLLECTIONS = 50;

export const usualRoutes = (): GhostRoutes => ({
  collections: [],
  own: new Map(),
  tags: '',
});

/** Null for what is no such file. */
export function readRoutes(text: string): GhostRoutes | null {
  const routes = usualRoutes();
  try {
    const file = fieldsIn(parse(text, { maxAliasCount: 0 }));
    for (const value of Object.values(fieldsIn(file.collections)).slice(0, MAX_COLLECTIONS)) {
      const { permalink, filter } = fieldsIn(value);
      if (textOf(permalink).startsWith('/'))
        routes.collections.push({ permalink: textOf(permalink), filter: textOf(filter) });
    }
    for (const [path, value] of Object.entries(fieldsIn(file.routes))) {
      const data = fieldsIn(value).data;
      const named = [data, ...Object.values(fieldsIn(data))].map(
        (one) => /^(?:post|page)\.([\w-]+)$/.exec(textOf(one))?.[1],
      );
      for (const slug of named) if (slug) routes.own.set(slug, [...(routes.own.get(slug) ?? []), path]);
    }
    routes.tags = textOf(fieldsIn(file.taxonomies).tag);
    return routes;
  } catch {
    return null;
  }
}

type Facts = { tags: string[]; isFeatured: boolean; authors: string[] };

/** The collection that a post stood in, then the others: what a filter says is read where it is simple. */
export function permalinksOf({ collections }: GhostRoutes, facts: Facts): string[] {
  const fitting = collections.filter(({ filter }) => fits(filter, facts));
  return [...new Set([...fitting, ...collections].map(({ permalink }) => permalink))];
}

const fits = (filter: string, facts: Facts): boolean =>
  filter === '' || filter.split(',').some((any) => any.split('+').every((all) => fitsOne(all.trim(), facts)));

function fitsOne(condition: string, { tags, isFeatured, authors }: Facts): boolean {
  const [, name = '', not = '', given = ''] = /^(\w+):(-?)(.+)$/.exec(condition) ?? [];
  const values = given.replace(/^\[|\]$|['"]/g, '').split(/\s*,\s*/);
  const has = (list: (string | undefined)[]) => values.some((value) => list.includes(value)) === (not === '');
  if (name === 'tag' || name === 'tags') return has(tags);
  if (name === 'primary_tag') return has([tags[0]]);
  if (name === 'author' || name === 'authors') return has(authors);
  if (name === 'primary_author') return has([authors[0]]);
  if (name === 'featured') return (given === 'true') === isFeatured;
  return false;
}
