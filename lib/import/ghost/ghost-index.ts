import { LinkedPaths } from '@/lib/import/ghost/linked-paths';
import { isSet, textIn } from '@/lib/import/ghost/json-tables';

type Row = Record<string, unknown>;
export type GhostPerson = {
  id: string;
  name: string;
  slug: string;
  email: string;
  website: string;
  bio: string;
};
export type GhostTag = { name: string; slug: string; description: string; isInternal: boolean };

/** What posts of an export refer to: it stands before or after them. */
export class GhostIndex {
  settings = new Map<string, string>();
  users = new Map<string, GhostPerson>();
  members = new Map<string, GhostPerson>();
  tags = new Map<string, GhostTag>();
  meta = new Map<string, Row>();
  /** By post: what belongs to it, in its order. */
  tagsOf = new Map<string, Placed[]>();
  authorsOf = new Map<string, Placed[]>();
  paths = new LinkedPaths();
  posts = 0;
  comments = 0;

  take(table: string, row: Row): void {
    if (table === 'posts') {
      this.posts += 1;
      const texts = ['html', 'lexical', 'mobiledoc'].map((name) => textIn(row, name));
      this.paths.take(textIn(row, 'slug'), texts.find((text) => text !== '') ?? '');
    }
    if (table === 'comments') this.comments += 1;
    if (table === 'settings') this.settings.set(textIn(row, 'key'), textIn(row, 'value'));
    if (table === 'users' || table === 'members') this[table].set(textIn(row, 'id'), personIn(row));
    if (table === 'tags') this.tags.set(textIn(row, 'id'), tagIn(row));
    if (table === 'posts_meta') this.meta.set(textIn(row, 'post_id'), row);
    if (table === 'posts_tags') place(this.tagsOf, row, 'tag_id');
    if (table === 'posts_authors') place(this.authorsOf, row, 'author_id');
  }
}

export type Placed = { id: string; order: number };

function place(places: Map<string, Placed[]>, row: Row, name: string): void {
  const post = textIn(row, 'post_id');
  const placed = { id: textIn(row, name), order: Number(textIn(row, 'sort_order') || 0) };
  const known = places.get(post);
  if (known) known.push(placed);
  else places.set(post, [placed]);
}

export const inOrder = (placed: Placed[] = []): string[] =>
  placed.toSorted((one, other) => one.order - other.order).map(({ id }) => id);

/** Never roles, passwords and keys, which stand beside. */
const personIn = (row: Row): GhostPerson => ({
  id: textIn(row, 'id'),
  name: textIn(row, 'name') || textIn(row, 'slug'),
  slug: textIn(row, 'slug'),
  email: textIn(row, 'email'),
  website: textIn(row, 'website'),
  bio: textIn(row, 'bio'),
});

const tagIn = (row: Row): GhostTag => ({
  name: textIn(row, 'name').trim(),
  slug: textIn(row, 'slug'),
  description: textIn(row, 'description'),
  isInternal:
    textIn(row, 'visibility') === 'internal' || textIn(row, 'name').startsWith('#') || isSet(row, 'hidden'),
});
