import { isScalar, parseDocument, visit } from 'yaml';
import { fieldsIn, type Fields } from '@/lib/import/fields';

type Read = { fields: Fields; note: string | null };

/** As lenient as the generators are together. @returns null for what is no list of fields at all */
export function readYaml(head: string): Read | null {
  const text = head.replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  '));
  const whole = parsed(text);
  if (!('fault' in whole)) {
    if (whole.value === null || whole.value === undefined) return { fields: {}, note: null };
    return isFields(whole.value) ? { fields: fieldsIn(whole.value), note: null } : null;
  }
  const fields = byLine(text);
  if (Object.keys(fields).length === 0) return null;
  return {
    fields,
    note: `the YAML front matter is not quite right (${whole.fault}) and was read line by line`,
  };
}

const isFields = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function parsed(text: string): { value: unknown } | { fault: string } {
  try {
    const document = parseDocument(text, {
      uniqueKeys: false,
      merge: true,
      logLevel: 'silent',
      prettyErrors: false,
    });
    const [error] = document.errors;
    if (error) return { fault: firstLine(error.message) };
    // `007` and `1.10` are numbers to YAML, and names to people.
    visit(document, (_, node) => {
      if (isScalar(node) && typeof node.value === 'number' && node.source !== String(node.value))
        node.value = node.source;
    });
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // What contains itself has no end for anybody who reads it.
    JSON.stringify(value);
    return { value };
  } catch (error) {
    return { fault: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200).replace(/[:.]$/, '');

const keyLine = /^["']?([A-Za-z_][\w .-]{0,99}?)["']?[ \t]{0,20}:(?:[ \t]+|$)/;

/** Each field with the lines below that belong to it; what cannot be read even so is taken as it stands. */
function byLine(text: string): Fields {
  const fields = new Map<string, unknown>();
  let lines: string[] = [];
  const finish = (): void => {
    const [, key = ''] = keyLine.exec(lines[0] ?? '') ?? [];
    if (key === '' || key === '__proto__') return;
    const alone = parsed(lines.join('\n'));
    const value = 'fault' in alone ? undefined : fieldsIn(alone.value)[key];
    fields.set(key, value === undefined ? unquoted(lines[0]!.replace(keyLine, '')) : value);
  };
  for (const line of text.split('\n')) {
    if (keyLine.test(line)) {
      finish();
      lines = [line];
    } else if (lines.length > 0) lines.push(line);
  }
  finish();
  return Object.fromEntries(fields);
}

const unquoted = (text: string): string => text.trim().replace(/^(["'])([^]*?)\1?$/, '$2');
