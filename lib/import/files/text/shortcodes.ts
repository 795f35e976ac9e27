import { argumentOf, type Arguments } from '@/lib/import/files/text/arguments';
import { calloutKind, writtenCallout, writtenDetails } from '@/lib/import/files/text/callouts';
import {
  between,
  inQuotes,
  writtenImage,
  writtenUrl,
  writtenWords,
  type Edit,
} from '@/lib/import/files/text/edits';
import { film, siteOfTag } from '@/lib/import/files/text/films';
import { argumentsOf, pairsOf, tagsBetween, type Pair, type Tag } from '@/lib/import/files/text/tags';
import { addressOfFile, type TextContext } from '@/lib/import/files/text/text-context';
import { readArguments } from '@/lib/import/files/text/arguments';

const marks = [
  ['{{<', '>}}'],
  ['{{%', '%}}'],
] as const;

/** Hugo's and Zola's shortcodes that stand alone; those of themes that nobody knows stay as text and are named. */
export function translateShortcodes(masked: string, text: string, context: TextContext): Edit[] {
  if (!masked.includes('{{')) return [];
  const edits = marks.flatMap(([open, close]) =>
    tagsBetween(masked, text, open, close).flatMap((tag) => {
      const written = tag.isEnd ? null : singleText(tag.name, argumentsOf(tag), context);
      return written === null ? [] : [{ start: tag.start, end: tag.end, text: written }];
    }),
  );
  edits.push(...calls(masked, text, context));
  context.notes.add('a shortcode was translated', edits.length);
  return edits;
}

const pictures = [
  'figure',
  'img',
  'image',
  'picture',
  'imgproc',
  'resize_image',
  'lightbox',
  'image-gallery-item',
  'zoom',
];
const nothing = ['toc', 'contents', 'table_of_contents', 'br', 'katex', 'mathjax', 'more', 'load-photoswipe'];

function singleText(name: string, given: Arguments, context: TextContext): string | null {
  const [first = ''] = given.positional;
  if (name === 'ref' || name === 'relref') return reference(argumentOf(given, 'path') || first, context);
  if (pictures.includes(name)) return figure(given);
  const site = siteOfTag(name);
  const id =
    argumentOf(given, 'id', 'src', 'url', 'link', 'video', 'code') ||
    (site === 'gist' ? given.positional.slice(0, 2).join('/') : first);
  // `{{< x user="SanDiego" id="145" >}}`
  if (site && id) return `<${film(site, id, argumentOf(given, 'start', 't'))}>`;
  if (['video', 'audio', 'mp4', 'webm', 'pdf', 'local-video'].includes(name) && id)
    return `[${writtenWords(argumentOf(given, 'title', 'caption') || id.split('/').at(-1)!)}](${writtenUrl(id)})`;
  return nothing.includes(name) ? '' : null;
}

function figure(given: Arguments): string | null {
  const src =
    argumentOf(given, 'src', 'path', 'url', 'image', 'name', 'file', 'link') || given.positional[0] || '';
  if (src === '') return null;
  const caption = argumentOf(given, 'caption', 'title', 'attr');
  const image = writtenImage(src, argumentOf(given, 'alt') || (given.positional[1] ?? ''), caption);
  const link = argumentOf(given, 'link', 'href');
  return link && argumentOf(given, 'src', 'path', 'url') ? `[${image}](${writtenUrl(link)})` : image;
}

/** An address in a link, without quotes around it. */
function reference(target: string, { findDocument }: TextContext): string {
  const [file = '', fragment] = target.split('#', 2);
  const suffix = fragment ? `#${writtenUrl(fragment)}` : '';
  if (file === '') return suffix || '#';
  const found = findDocument(file);
  return `${found === null ? writtenUrl(file) : addressOfFile(found)}${suffix}`;
}

/** Zola's `{{ youtube(id="…") }}`, and `{{image "a.png" 600}}`. */
function calls(masked: string, text: string, context: TextContext): Edit[] {
  return between(masked, '{{', '}}').flatMap(({ start, end }) => {
    const inner = text.slice(start + 2, end - 2).trim();
    const [, name = '', rest = ''] =
      /^([a-z_]{1,40})\s{0,9}\(([^]{0,4000})\)$/i.exec(inner) ??
      /^(image|img|figure|video)\s+(["'][^]{0,2000})$/i.exec(inner) ??
      [];
    const written =
      name === '' ? null : singleText(name.toLowerCase(), withoutSize(readArguments(rest)), context);
    return written === null ? [] : [{ start, end, text: written }];
  });
}

const withoutSize = ({ positional, named }: Arguments): Arguments => ({
  positional: positional.filter((word) => !/^\d+$/.test(word)),
  named,
});

/** Those with something between them, the outermost; what stands in them is translated with the next pass. */
export function translatePairs(masked: string, text: string, context: TextContext): Edit[] {
  if (!masked.includes('{{') && !masked.includes('{%')) return [];
  const hugo = marks.flatMap(([open, close]) =>
    pairsOf(tagsBetween(masked, text, open, close), ({ isEnd, name }) => (isEnd ? name : null)),
  );
  const zola = masked.includes('{% end %}') ? zolaPairs(tagsBetween(masked, text, '{%', '%}')) : [];
  let end = 0;
  const edits = [...hugo, ...zola]
    .sort((a, b) => a.start - b.start)
    .flatMap((pair) => {
      const written = pair.start < end ? null : pairText(pair, text.slice(pair.bodyStart, pair.bodyEnd));
      if (written === null) return [];
      end = pair.end;
      return [{ start: pair.start, end: pair.end, text: written }];
    });
  context.notes.add('a shortcode was translated', edits.length);
  return edits;
}

/** `{% quote(author="x") %} … {% end %}` */
function zolaPairs(tags: Tag[]): Pair[] {
  const open: Tag[] = [];
  return tags.flatMap((tag) => {
    if (tag.name !== 'end') {
      if (tag.rest.trim().startsWith('('))
        open.push({ ...tag, rest: tag.rest.trim().replace(/^\(|\)$/g, '') });
      return [];
    }
    const opening = open.pop();
    return opening ? [{ ...opening, bodyStart: opening.end, bodyEnd: tag.start, end: tag.end }] : [];
  });
}

const plain = [
  'rawhtml',
  'unsafe',
  'html',
  'raw',
  'tabs',
  'tabpane',
  'center',
  'centered',
  'columns',
  'column',
  'div',
  'row',
  'col',
  'lead',
  'math',
  'md',
  'markdown',
  'steps',
  'cards',
  'gallery',
  'box',
  'section',
  'wrap',
];

function pairText(pair: Pair, body: string): string | null {
  const { name } = pair;
  const given = argumentsOf(pair);
  const [first = ''] = given.positional;
  const title = argumentOf(given, 'title', 'summary', 'header', 'heading', 'name', 'label');
  if (['notice', 'alert', 'admonition', 'callout', 'hint', 'message', 'box'].includes(name)) {
    const type = argumentOf(given, 'type', 'kind', 'color', 'icon', 'context', 'level') || first;
    return writtenCallout(calloutKind(type) ?? 'NOTE', title || (given.positional[1] ?? ''), body);
  }
  const kind = calloutKind(name);
  if (kind && !['quote', 'cite', 'summary', 'default', 'example'].includes(name))
    return writtenCallout(kind, title || first, body);
  if (['details', 'expand', 'collapse', 'spoiler', 'accordion', 'fold'].includes(name))
    return writtenDetails(title || first, body);
  if (['quote', 'blockquote', 'pullquote', 'epigraph'].includes(name))
    return quote(body, argumentOf(given, 'author', 'cite', 'source') || first);
  if (name === 'tab') return `**${(title || first || 'Tab').trim()}**\n\n${body.trim()}\n`;
  if (name === 'figure') return figure({ ...given, named: new Map(given.named).set('caption', body.trim()) });
  const href = argumentOf(given, 'href', 'url', 'link', 'relref') || first;
  if (name === 'button' && href) return `[${writtenWords(body)}](${writtenUrl(href)})`;
  if (name === 'mark' || name === 'highlight-text') return `<mark>${body}</mark>`;
  if (name === 'abbr' && title) return `<abbr title=${inQuotes(title)}>${body}</abbr>`;
  return plain.includes(name) ? body : null;
}

function quote(body: string, author: string): string {
  const lines = author === '' ? body.trim().split('\n') : [...body.trim().split('\n'), '', `— ${author}`];
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** `{{</* … *\/>}}` is how Hugo shows a shortcode, in code as well. */
export const showShortcodes = (text: string): string =>
  text.includes('/*')
    ? text.replaceAll(/\{\{([<%])\/\*/g, '{{$1').replaceAll(/\*\/([>%])\}\}/g, '$1}}')
    : text;
