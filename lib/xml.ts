/** Characters that XML 1.0 has no way to write, not even escaped (https://www.w3.org/TR/xml/#charsets). */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export class Xml {
  constructor(readonly text: string) {}
}

export type Value = string | number | Xml | Xml[] | null | undefined | false;

/** Escapes what is interpolated, unless it is itself `Xml`; null, undefined and false are left out. */
export function xml(strings: readonly string[], ...values: Value[]): Xml {
  return new Xml(strings.reduce((text, string, index) => text + write(values[index - 1]) + string));
}

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;

function write(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map((item) => item.text).join('');
  if (value instanceof Xml) return value.text;
  return String(value)
    .replace(unwritable, '')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}
