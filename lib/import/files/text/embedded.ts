import { Tokenizer, type Token, type TokenHandler } from 'parse5';
import { fileNameOf } from '@/lib/import/file-name-of';
import { addressOfPlayer } from '@/lib/import/files/text/films';
import { isMasked } from '@/lib/import/files/text/code-mask';
import { besideOf, writtenUrl, writtenWords, type Edit } from '@/lib/import/files/text/edits';
import type { TextContext } from '@/lib/import/files/text/text-context';

const names = ['iframe', 'video', 'audio', 'embed', 'object', 'amp-youtube', 'lite-youtube'];

type Embedded = { name: string; start: number; end: number; src: string; title: string };

/** Readers get no frames and players of others, so in their place stands a link to what they show. */
export function linkEmbedded(masked: string, text: string, { notes }: TextContext): Edit[] {
  if (!/<(?:iframe|video|audio|embed|object|amp-youtube|lite-youtube|script)\b/i.test(masked)) return [];
  const edits = findEmbedded(masked, text).flatMap((one) => {
    if (one.src === '') return [];
    notes.add(`<${one.name}> became a link`);
    return [{ start: one.start, end: one.end, text: linkFor(one, text) }];
  });
  return edits;
}

function findEmbedded(masked: string, text: string): Embedded[] {
  const found: Embedded[] = [];
  let open: Embedded | null = null;
  const handler: TokenHandler = {
    onStartTag: (token) => {
      const place = token.location;
      if (!place || isMasked(masked, place.startOffset)) return;
      const src = attributeOf(token, 'src') || attributeOf(token, 'data-src') || attributeOf(token, 'data');
      if (open && (token.tagName === 'source' || token.tagName === 'embed')) open.src ||= src;
      if (open) return;
      if (token.tagName === 'script')
        return void (isGist(src) && found.push(embeddedOf(token, src.replace(/\.js(?=$|\?)/, ''))));
      if (!names.includes(token.tagName)) return;
      const id = attributeOf(token, 'videoid') || attributeOf(token, 'data-videoid');
      const one = embeddedOf(token, src || (id && `https://www.youtube.com/embed/${id}`));
      if (token.tagName === 'embed' || token.selfClosing) found.push(one);
      else open = one;
    },
    onEndTag: ({ tagName, location }) => {
      const script = found.at(-1);
      if (tagName === 'script' && script?.name === 'script' && location) script.end = location.endOffset;
      if (!open || tagName !== open.name || !location) return;
      found.push({ ...open, end: location.endOffset });
      open = null;
    },
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
    onCharacter: ignore,
    onNullCharacter: ignore,
    onWhitespaceCharacter: ignore,
  };
  // Code counts as space, so that what looks like a tag in it opens nothing.
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(
    masked.length === text.length ? masked : text,
    true,
  );
  // One without its end is only its beginning.
  if (open !== null) found.push(open);
  return found;
}

const ignore = (): void => {};
const isGist = (src: string): boolean => /^(?:https?:)?\/\/gist\.github\.com\/\S+\.js/i.test(src);
const attributeOf = ({ attrs }: Token.TagToken, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value.trim() ?? '';

const embeddedOf = (token: Token.TagToken, src: string): Embedded => ({
  name: token.tagName,
  start: token.location!.startOffset,
  end: token.location!.endOffset,
  src: /^(?:javascript|data|about):/i.test(src) ? '' : src,
  title: attributeOf(token, 'title') || attributeOf(token, 'aria-label'),
});

/** Alone in its block it is a paragraph, of which films are shown; within words it is a link. */
function linkFor({ start, end, src, title, name }: Embedded, text: string): string {
  const address = writtenUrl(addressOfPlayer(src));
  const isFar = /^https?:\/\//i.test(address);
  const words = title || (isFar ? address : fileNameOf(address) || name);
  const around = besideOf(text, { start, end });
  const beside = around && `${around.before}${around.after}`.replace(/<[^<>]{0,500}>/g, '');
  if (!around || beside?.replace(/[ \t>]/g, '') !== '')
    return `<a href="${address}">${words.replace(/[<>&]/g, ' ')}</a>`;
  const indent = /^[ \t>]*/.exec(around.before)![0];
  const link = isFar ? `<${address}>` : `[${writtenWords(words)}](${address})`;
  return `\n${indent.trimEnd()}\n${indent}${link}\n${indent.trimEnd()}\n${indent}`.replace(/[ \t]+\n/g, '\n');
}
