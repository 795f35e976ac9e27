import { keyOf, type Fields } from '@/lib/import/fields';
import { readLiteral } from '@/lib/import/files/front-matter/read-literal';
import { readToml } from '@/lib/import/files/front-matter/read-toml';
import { readYaml } from '@/lib/import/files/front-matter/read-yaml';
import { splitHead, type HeadFormat } from '@/lib/import/files/front-matter/split';
import { toLineFeeds } from '@/lib/line-breaks';
import { ImportError } from '@/lib/import/import-error';

export type FrontMatter = { fields: Fields; body: string; notes: string[] };

/** Characters; what reads YAML takes the square of a line's length for some. */
const MAX_HEAD = 50_000;

/** YAML is no list of fields where a line between two rules is just text. */
const readers: Record<HeadFormat, (head: string) => { fields: Fields; note: string | null } | null> = {
  yaml: readYaml,
  toml: readToml,
  json: (head) => ({ fields: readLiteral(head), note: null }),
  js: (head) => ({ fields: readLiteral(head), note: null }),
  lines: (head) => ({ fields: readLines(head), note: null }),
};

/** @returns null where a file has none @throws {ImportError} for what is meant as one and cannot be read */
export function readFrontMatter(file: string): FrontMatter | null {
  const text = toLineFeeds(file.replace(/^\uFEFF+/, ''));
  const parts = splitHead(text);
  if (!parts) {
    if (isWithoutEnd(text)) throw new ImportError('its front matter begins and has no end');
    return null;
  }
  if (parts.head.length > MAX_HEAD)
    throw new ImportError(`its front matter has more than ${MAX_HEAD} characters`);
  const read = readers[parts.format](parts.head);
  if (!read) {
    if (parts.format === 'yaml' && !/^[\w-]+[ \t]*:/m.test(parts.head)) return null;
    throw new ImportError(`the ${parts.format.toUpperCase()} front matter cannot be read`);
  }
  return {
    fields: cleanFields(read.fields),
    body: parts.body.replace(/^\n+/, ''),
    notes: read.note === null ? [] : [read.note],
  };
}

/** YAML and JSON may spell out what no text holds, and PostgreSQL stores neither NUL nor half a character. */
function clean(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').toWellFormed();
  if (Array.isArray(value)) return value.map(clean);
  const isTable = typeof value === 'object' && value !== null && !(value instanceof Date);
  return isTable ? cleanFields(value as Fields) : value;
}

const cleanFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [String(clean(key)), clean(value)]));

/** `---` or `+++` and a field, and never the mark again: taken for text, what it hides would be public. */
const isWithoutEnd = (text: string): boolean =>
  /^\s*---[ \t]*\n+[A-Za-z][\w-]{0,40}:(?:[ \t]|\n)/.test(text) ||
  /^\s*\+\+\+[ \t]*\n+[A-Za-z][\w-]{0,40}[ \t]*=/.test(text);

/** `Title: x`; lines that are indented go on. */
function readLines(head: string): Fields {
  const fields = new Map<string, string[]>();
  let last: string[] = [];
  for (const line of head.split('\n')) {
    const match = /^([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?$/.exec(line);
    if (match) fields.set(match[1]!.trim(), (last = [match[2]?.trim() ?? '']));
    else last.push(line.trim());
  }
  return Object.fromEntries(
    [...fields].map(([key, lines]) => [
      key,
      // In these a list may be one of lines, or of words with commas.
      /^(?:tags|keywords|categories|authors)$/.test(keyOf(key)) && lines.length > 1
        ? lines.filter((line) => line !== '')
        : lines.join(' ').trim(),
    ]),
  );
}
