import { parse, type TomlTable } from 'smol-toml';
import type { Fields } from '@/lib/import/fields';

type Read = { fields: Fields; note: string | null };

/** What cannot be read as a whole is read table by table and line by line. @returns null where nothing is left */
export function readToml(head: string): Read | null {
  try {
    return { fields: parse(head), note: null };
  } catch (error) {
    const fields = byLine(head);
    if (Object.keys(fields).length === 0) return null;
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { fields, note: `the TOML front matter is not quite right (${reason}) and was read line by line` };
  }
}

const keyLine = /^\s*([\w.-]{1,100}|"[^"\n]{1,100}")\s*=\s*/;

function byLine(text: string): Fields {
  const fields: Fields = {};
  let table = '';
  let lines: string[] = [];
  const finish = (): void => {
    if (lines.length === 0) return;
    Object.assign(
      fields,
      merged(fields, attempt(`${table}\n${lines.join('\n')}`) ?? asText(table, lines[0]!)),
    );
    lines = [];
  };
  for (const line of text.split('\n')) {
    if (/^\s*\[\[?[\w."' -]+\]\]?\s*(?:#.*)?$/.test(line)) {
      finish();
      table = line;
    } else if (keyLine.test(line)) {
      finish();
      lines = [line];
    } else if (lines.length > 0) lines.push(line);
  }
  finish();
  return fields;
}

function attempt(text: string): TomlTable | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function asText(table: string, line: string): Fields {
  const [, key = ''] = keyLine.exec(line) ?? [];
  const value = line
    .replace(keyLine, '')
    .trim()
    .replace(/^(["'])([^]*?)\1?$/, '$2');
  // Under a table its place is not certain, and its name is what counts.
  return table === '' && key !== '' && key !== '__proto__' ? { [key.replaceAll('"', '')]: value } : {};
}

/** Tables that are written in several parts. */
function merged(fields: Fields, more: Fields): Fields {
  return Object.fromEntries(
    Object.entries(more).map(([key, value]) => {
      const earlier = fields[key];
      const areTables = [earlier, value].every(
        (one) => typeof one === 'object' && one !== null && !Array.isArray(one) && !(one instanceof Date),
      );
      return [key, areTables ? { ...(earlier as Fields), ...(value as Fields) } : value];
    }),
  );
}
