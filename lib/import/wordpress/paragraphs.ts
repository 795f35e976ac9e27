import { isKeptBlock, replaceComments, replaceElements, type Kept } from '@/lib/import/wordpress/protect';

const containers =
  'div|section|article|aside|blockquote|center|form|fieldset|main|header|footer|details|figure|address|hgroup|nav|map';
const leaves = 'p|h[1-6]|li|td|th|dt|dd|figcaption|caption|summary|legend|option';
const frames = 'ul|ol|dl|table|thead|tbody|tfoot|tr|colgroup|col|hr|select|menu|math';

const blockTag = new RegExp(`<(/?)(?:(${containers})|(${leaves})|(?:${frames}))(?=[\\s/>])[^<>]*>`, 'gi');

/**
 * WordPress keeps texts of its old editor without paragraphs: blank lines divide them, and a single new line is one on
 * the page. What stands in tables and lists, in code and in scripts stays as it is.
 */
export function makeParagraphs(source: string, kept: Kept): string {
  const withoutCode = replaceElements(
    source.replace(/\r\n?/g, '\n'),
    'pre|script|style|textarea|svg|object|iframe|video|audio',
    (piece, name) => kept.put(piece, /^(?:pre|style|script)$/.test(name)),
  );
  const text = replaceComments(withoutCode, (comment) =>
    /^<!--(?:more|nextpage)/.test(comment) ? '\n\n' : '',
  )
    .replace(/[ \t]{2,}/g, ' ')
    // An address alone on its line shows what it leads to.
    .replace(/^ ?(https?:\/\/[^\s<>"]+) ?$/gim, '\n\n$1\n\n');
  let html = '';
  let end = 0;
  const leavesOpen: string[] = [];
  for (const match of text.matchAll(blockTag)) {
    html += paragraphsOf(text.slice(end, match.index), leavesOpen.length > 0) + match[0];
    end = match.index + match[0].length;
    if (match[3] && !match[1]) leavesOpen.push(match[3]);
    // Items and paragraphs end each other; a container or a list begins anew.
    if (match[3] && match[1]) leavesOpen.pop();
    else if (match[2] && !match[1]) leavesOpen.length = 0;
  }
  return html + paragraphsOf(text.slice(end), false);
}

function paragraphsOf(text: string, isInLeaf: boolean): string {
  const parts = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  const [only, ...more] = parts;
  if (only === undefined) return text.includes('\n') ? '\n' : text;
  if (isInLeaf && more.length === 0) return withBreaks(only, text);
  return parts
    .map((part) => (isKeptBlock(part) ? part.trim() : `<p>${withBreaks(part.trim())}</p>`))
    .join('\n');
}

/** New lines within tags are none on the page, nor are those beside a `<br>`. */
function withBreaks(text: string, whole = text): string {
  const trimmed = text.replace(/^\n+|\n+$/g, '');
  const written = trimmed
    .split(/(<[^<>]*>)/)
    .map((piece, index, all) => {
      if (piece.startsWith('<')) return piece;
      const isAfterBreak = /^<br\b/i.test(all[index - 1] ?? '');
      return (isAfterBreak ? piece.replace(/^[ \t]*\n/, ' ') : piece).replace(/[ \t]*\n/g, '<br>\n');
    })
    .join('');
  return /^\s/.test(whole) && !/^\s/.test(written) ? ` ${written}` : written;
}
