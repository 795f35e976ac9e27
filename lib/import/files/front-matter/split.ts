import { endOfObject } from '@/lib/import/files/front-matter/read-literal';

export type HeadFormat = 'yaml' | 'toml' | 'json' | 'js' | 'lines';
export type Parts = { format: HeadFormat; head: string; body: string };

/** The head of a file and the rest, by the marks that generators know. @param text with LF, without a mark of order */
export function splitHead(text: string): Parts | null {
  const start = /^\s*/.exec(text)![0].length;
  const at = text.lastIndexOf('\n', start - 1) + 1;
  const content = text.slice(at);
  return fenced(content) ?? ofJson(content) ?? withoutOpening(content) ?? ofLines(content);
}

const opening = /^(---|\+\+\+|;;;)[ \t]*(yaml|yml|toml|json5?|js|javascript)?[ \t]*\n/i;
const names: Record<string, HeadFormat> = {
  toml: 'toml',
  json: 'json',
  json5: 'json',
  js: 'js',
  javascript: 'js',
};

/** `---`, `---toml`, `+++` or `;;;`, up to the same alone on a line; YAML may end with `...`. */
function fenced(text: string): Parts | null {
  const match = opening.exec(text);
  if (!match) return null;
  const [line, mark = '', name = ''] = match;
  const named = names[name.toLowerCase()] ?? 'yaml';
  const format = mark === '+++' ? 'toml' : mark === ';;;' ? 'json' : named;
  const end = endOfHead(text, line.length, mark, format === 'yaml');
  if (end === null) return null;
  return { format, head: text.slice(line.length, end.from), body: text.slice(end.to) };
}

function endOfHead(
  text: string,
  start: number,
  mark: string,
  mayEndInDots: boolean,
): { from: number; to: number } | null {
  for (let from = start; from < text.length;) {
    const lineEnd = text.indexOf('\n', from);
    const to = lineEnd === -1 ? text.length : lineEnd + 1;
    const line = text.slice(from, Math.min(to, from + 200)).trimEnd();
    if (line === mark || (mayEndInDots && line === '...')) return { from, to };
    from = to;
  }
  return null;
}

/** Hugo's `{ "title": … }`, and Hexo's fields without braces up to `;;;`. */
function ofJson(text: string): Parts | null {
  if (/^\{\s*"/.test(text)) {
    const end = endOfObject(text);
    return end === -1 ? null : { format: 'json', head: text.slice(0, end), body: text.slice(end) };
  }
  if (!/^"[\w-]{1,50}"\s*:/.test(text)) return null;
  const end = endOfHead(text, 0, ';;;', false);
  return end && { format: 'json', head: `{${text.slice(0, end.from)}}`, body: text.slice(end.to) };
}

const keyLine = /^([A-Za-z][\w -]{0,40}):(?:[ \t]|$)/;
const telling = /^(?:title|date|layout|tags|categories|permalink|published|draft|slug|status)$/i;

/** Hexo and Jekyll without the first `---`. A heading that is underlined looks alike, but for its words. */
function withoutOpening(text: string): Parts | null {
  const [, first = ''] = keyLine.exec(text) ?? [];
  if (!telling.test(first)) return null;
  const end = endOfHead(text, 0, '---', false);
  if (!end || end.from > 20_000) return null;
  const head = text.slice(0, end.from);
  const isHead = head.split('\n').every((line) => /^(?:\s|-\s|#|$)/.test(line) || keyLine.test(line));
  return isHead ? { format: 'yaml', head, body: text.slice(end.to) } : null;
}

/** Pelican and MultiMarkdown: `Title: x` lines up to the first blank one, a title or a date among them. */
function ofLines(text: string): Parts | null {
  if (!keyLine.test(text)) return null;
  const blank = /\n[ \t]*\n/.exec(text);
  const head = text.slice(0, blank?.index ?? text.length);
  const lines = head.split('\n');
  const isHead = lines.every((line) => keyLine.test(line) || /^[ \t]+\S/.test(line));
  const keys = lines.map((line) => keyLine.exec(line)?.[1]?.toLowerCase());
  if (!isHead || !(keys.includes('title') || (keys.includes('date') && lines.length > 1))) return null;
  return { format: 'lines', head, body: blank ? text.slice(blank.index + blank[0].length) : '' };
}
