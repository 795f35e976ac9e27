import { escapeHtml } from '@/lib/escape-html';

/** HTML that may stand in a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | Html[] | string | number | false | null | undefined;

/** A template whose values are escaped, unless they are HTML themselves. Attributes are written in double quotes. */
export function html(texts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(linesOf(texts).reduce((all, text, index) => all + textOf(values[index - 1]) + text));
}

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

function textOf(value: Value): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(({ text }) => text).join('');
  return value === false || value === null || value === undefined ? '' : escapeHtml(String(value));
}
