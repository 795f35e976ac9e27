import { Tokenizer, type TokenHandler } from 'parse5';

export type HtmlAddress = { url: string; kind: 'image' | 'link'; start: number; end: number };

export function findHtmlAddresses(html: string): HtmlAddress[] {
  const found: HtmlAddress[] = [];
  const ignore = (): void => {};
  const handler: TokenHandler = {
    onStartTag: ({ tagName, attrs, location }) => {
      for (const { name, value } of attrs) {
        const kind = tagName === 'img' && name === 'src' ? 'image' : name === 'href' ? 'link' : null;
        const place = location?.attrs?.[name];
        const range = place && rangeOfValue(html, place.startOffset, place.endOffset);
        if (kind && range) found.push({ url: value.trim(), kind, ...range });
      }
    },
    onEndTag: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
    onCharacter: ignore,
    onNullCharacter: ignore,
    onWhitespaceCharacter: ignore,
  };
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(html, true);
  return found.sort((a, b) => a.start - b.start);
}

function rangeOfValue(html: string, from: number, to: number): { start: number; end: number } | null {
  const equals = html.indexOf('=', from);
  if (equals === -1 || equals >= to) return null;
  const [, before = '', quoted, single, bare] =
    /^(\s*)(?:"([^"]*)"|'([^']*)'|(\S*))/.exec(html.slice(equals + 1, to)) ?? [];
  const raw = quoted ?? single ?? bare ?? '';
  const start = equals + 1 + before.length + (bare === undefined ? 1 : 0);
  const text = raw.trim();
  return text === ''
    ? null
    : { start: start + raw.indexOf(text), end: start + raw.indexOf(text) + text.length };
}
