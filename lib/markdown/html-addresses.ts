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
        if (range && isSet(tagName, name)) found.push(...candidatesIn(html, range));
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

const isSet = (tagName: string, name: string): boolean =>
  name === 'srcset' && (tagName === 'img' || tagName === 'source');

/** Each address of a `srcset`; a comma ends one, and may stand within it. */
function candidatesIn(html: string, { start, end }: { start: number; end: number }): HtmlAddress[] {
  return [...html.slice(start, end).matchAll(/(?:^|,)\s*([^\s,]\S*)/g)].map(
    ({ 0: whole, 1: address = '', index }) => {
      const from = start + index + whole.length - address.length;
      const written = address.replace(/,+$/, '');
      return {
        url: written.replaceAll('&amp;', '&'),
        kind: 'image',
        start: from,
        end: from + written.length,
      };
    },
  );
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
