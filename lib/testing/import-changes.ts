import { tags } from '@/drizzle/schema';
import { db } from '@/lib/db';
import type { SourceItem } from '@/lib/import/source-item';
import { applyMade, importMade, readMade, undoMade } from '@/lib/testing/made-imports';
import { makeReader, sourceComment, sourcePerson, sourcePost } from '@/lib/testing/made-source';
import type { Run } from '@/lib/testing/picture-notices';

type Items = (key: string) => SourceItem[];

const unique = () => Math.random().toString(36).slice(2, 10);

/** What a source has beside what an earlier import of it brought. */
const applying =
  (items: Items, earlier: Items = () => []): Run =>
  async () => {
    const key = unique();
    await importMade(makeReader(earlier(key)), key);
    const reader = makeReader(items(key));
    const id = await readMade(reader, key);
    return () => applyMade(id, reader);
  };

const undoing =
  (items: Items, earlier: Items = () => []): Run =>
  async () => {
    const key = unique();
    await importMade(makeReader(earlier(key)), key);
    const id = await importMade(makeReader(items(key)), key);
    return () => undoMade(id);
  };

const draft: Items = (key) => [sourcePost(key, { hidden: 'it is a draft' })];
const post: Items = (key) => [sourcePost(key)];
const comment: Items = (key) => [sourcePost(key), sourceComment(`c-${key}`, key)];
const changed: Items = (key) => [sourcePost(key), sourceComment(`c-${key}`, key, { body: `Anew ${key}.` })];
const person: Items = (key) => [sourcePerson(key)];
const renamed: Items = (key) => [sourcePerson(key, { name: `Renamed ${key}` })];
const redirect: Items = (key) => [
  { kind: 'redirect', key: `/from-${key}`, target: 'https://example.org/', isPermanent: true },
];
const described =
  (kind: 'tag' | 'series', description: string): Items =>
  (key) => [{ kind, key, name: key, slug: key, description }];
const series: Items = (key) => [sourcePost(key, { series: key })];

const tagged =
  (run: (items: Items) => Run): Run =>
  async () => {
    const name = unique();
    await db.insert(tags).values({ name, nameKey: name, slug: name });
    return run(() => [{ kind: 'tag', key: name, name, slug: name, description: 'Said.' }])();
  };

export const changingImports: Record<string, Run> = {
  importPost: applying(post),
  applyTag: tagged((items) => applying(items)),
  applySeries: applying(described('series', 'Said.'), series),
  applyPerson: applying(renamed, person),
  applyComment: applying(comment, post),
  applyCommentChange: applying(changed, comment),
  applyRedirect: applying(redirect),
  undoPost: undoing(post),
  undoComment: undoing(comment, post),
  undoCommentChange: undoing(changed, comment),
  undoPerson: undoing(renamed, person),
  undoTag: tagged((items) => undoing(items)),
  undoRedirect: undoing(redirect),
};

export const quietImports: Record<string, Run> = {
  'importPost: a draft of a source': applying(draft),
  'applyTag: nothing is said of it': applying(described('tag', '')),
};
