import { xml, Xml, type Value } from '@/lib/xml';

/** Escapes what is interpolated, unless it was made so itself. Attributes are written in double quotes. */
export const html = (texts: TemplateStringsArray, ...values: Value[]): Xml => xml(linesOf(texts), ...values);

/** HTML that has passed the sanitizer. */
export const sanitized = (text: string): Xml => new Xml(text);

const known = new WeakMap<TemplateStringsArray, string[]>();

/** Lines are broken for whoever reads the code: between tags they mean nothing, elsewhere a space. */
function linesOf(texts: TemplateStringsArray): string[] {
  let lines = known.get(texts);
  if (!lines) {
    lines = texts.map((text) =>
      text
        .replace(/\s*\n\s*>/g, '>')
        .replace(/(^|>)\s*\n\s*(?=<|$)/g, '$1')
        .replace(/\s*\n\s*/g, ' '),
    );
    known.set(texts, lines);
  }
  return lines;
}
