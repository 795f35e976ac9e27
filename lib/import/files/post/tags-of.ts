import { cutTo } from '@/lib/cut-text';
import { fieldOf, fieldsIn, textOf } from '@/lib/import/fields';
import type { ReadFields } from '@/lib/import/files/post/read-fields';
import type { Notes } from '@/lib/import/files/text/notes';
import { MAX_TAGS, MAX_TAG_LENGTH, tagSlug, uniqueTags } from '@/lib/posts/tags';

/** @param splitsAtSpaces as Jekyll has it: `a b` are two */
export function tagsOf(fields: ReadFields, notes: Notes, splitsAtSpaces: boolean): string[] {
  const taxonomies = fieldsIn(fields.get('taxonomies'));
  const values = [
    fields.get('tags'),
    fields.get('tag'),
    fieldOf(taxonomies, 'tags'),
    fields.get('categories'),
    fields.get('category'),
    fieldOf(taxonomies, 'categories'),
    fields.get('topics'),
    fields.get('topic'),
  ];
  let names = values.flatMap((value) => namesIn(value, splitsAtSpaces, notes));
  if (names.length === 0) names = namesIn(fields.get('keywords'), false, notes);
  else fields.markUsed('keywords');
  const right = uniqueTags(names.flatMap((name) => rightName(name, notes)));
  if (right.length > MAX_TAGS)
    notes.add(`tags beyond the first ${MAX_TAGS} were left out: ${right.slice(MAX_TAGS).join(', ')}`);
  return right.slice(0, MAX_TAGS);
}

function namesIn(value: unknown, splitsAtSpaces: boolean, notes: Notes): string[] {
  if (Array.isArray(value)) return value.flat(5).flatMap((item: unknown) => nameOf(item, notes));
  const table = fieldsIn(value);
  if (Object.keys(table).length > 0) return nameOf(value, notes);
  if (typeof value === 'boolean') return nameOf(value, notes);
  const text = textOf(value);
  // YAML that nobody quoted: `#a #b` is a comment, and in quotes it is what Obsidian writes.
  const isHashed = /^#\S+(?:\s+#\S+)+$/.test(text.slice(0, 1000));
  const parts = text.includes(',') ? text.split(',') : text.includes(';') ? text.split(';') : null;
  return (parts ?? (splitsAtSpaces || isHashed ? text.split(/\s+/) : [text])).filter(
    (name) => name.trim() !== '',
  );
}

function nameOf(item: unknown, notes: Notes): string[] {
  const table = fieldsIn(item);
  const text =
    typeof item === 'boolean'
      ? String(item)
      : textOf(item) || textOf(fieldOf(table, 'name', 'title', 'label', 'slug', 'id'));
  if (text === '') notes.add('a tag that is empty was left out');
  return text === '' ? [] : [text];
}

function rightName(name: string, notes: Notes): string[] {
  const bare = name.trim().replace(/^#/, '').replaceAll(',', ' ').replace(/\s+/g, ' ');
  if (bare.length > MAX_TAG_LENGTH)
    notes.add(`the tag "${cutTo(bare, 80)}" was cut to ${MAX_TAG_LENGTH} characters`);
  const cut = cutTo(bare, MAX_TAG_LENGTH);
  if (cut !== '' && tagSlug(cut) !== '') return [cut];
  notes.add(`the tag "${cut}" was left out, because it has no letter and no digit`);
  return [];
}
