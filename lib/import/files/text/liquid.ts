import { argumentOf, readArguments } from '@/lib/import/files/text/arguments';
import { between, writtenImage, writtenUrl, writtenWords, type Edit } from '@/lib/import/files/text/edits';
import { film, siteOfTag } from '@/lib/import/files/text/films';
import { argumentsOf, pairsOf, tagsBetween, type Tag } from '@/lib/import/files/text/tags';
import { addressOfFile, type TextContext } from '@/lib/import/files/text/text-context';

/** Tags of Jekyll, Hexo and Octopress that say where something is; what is computed stays as text and is named. */
export function translateLiquid(masked: string, text: string, context: TextContext): Edit[] {
  const edits: Edit[] = [];
  if (masked.includes('{%')) {
    const tags = tagsBetween(masked, text, '{%', '%}');
    for (const tag of tags) {
      const written = tagText(tag, context);
      if (written !== null) edits.push({ start: tag.start, end: tag.end, text: written });
    }
    edits.push(...quotes(tags, text), ...comments(tags));
  }
  if (masked.includes('{{')) edits.push(...outputs(masked, text, context));
  context.notes.add('a tag of a template was translated', edits.length);
  return edits;
}

function tagText(tag: Tag, context: TextContext): string | null {
  if (tag.name === 'post_url' || tag.name === 'link') return addressFor(tag.rest.trim(), context);
  if (tag.name === 'post_link' || tag.name === 'post_path') return postLink(tag, context);
  if (tag.name === 'asset_path') return addressOfAsset(argumentsOf(tag).positional[0] ?? '', context);
  if (tag.name === 'asset_img' || tag.name === 'img') return picture(tag, context);
  if (tag.name === 'include' || tag.name === 'include_relative' || tag.name === 'include_cached')
    return included(tag);
  const site = siteOfTag(tag.name);
  const [id] = argumentsOf(tag).positional;
  return site && id ? `<${film(site, id)}>` : null;
}

function addressFor(name: string, { findFile, findDocument }: TextContext): string | null {
  const bare = name.replace(/^["']|["']$/g, '');
  const found = findDocument(bare) ?? findFile(bare);
  if (found !== null) return addressOfFile(found);
  // A file that is not there: a broken link says so, a tag in brackets is none.
  return /^[\w./-]+$/.test(bare) ? writtenUrl(bare.startsWith('/') ? bare : `/${bare}`) : null;
}

function postLink(tag: Tag, context: TextContext): string | null {
  const [name = '', ...words] = argumentsOf(tag).positional;
  const address = addressFor(name, context);
  if (address === null || tag.name === 'post_path') return address;
  return `[${writtenWords(words.join(' ') || name)}](${address})`;
}

const addressOfAsset = (name: string, { findFile }: TextContext): string => {
  const found = findFile(name);
  return found === null ? writtenUrl(name) : addressOfFile(found);
};

/** `{% asset_img a.png A title %}`, `{% img class /a.png 300 200 A title %}`. */
function picture(tag: Tag, context: TextContext): string | null {
  const { positional } = argumentsOf(tag);
  const index = positional.findIndex((word) => /\.(?:png|jpe?g|gif|webp|svg|avif)(?:\?.*)?$/i.test(word));
  if (index === -1) return null;
  const words = positional.slice(index + 1).filter((word) => !/^\d+(?:px|%)?$/.test(word));
  return writtenImage(addressOfAsset(positional[index]!, context), words.join(' '));
}

/** Includes of themes that show a film or a picture; what others do nobody can know. */
function included(tag: Tag): string | null {
  const [name = '', rest = ''] = /^\s*(\S+)\s*([^]*)$/.exec(tag.rest)?.slice(1) ?? [];
  const given = readArguments(rest);
  const base = (name.split('/').at(-1) ?? '').replace(/\.(?:html|liquid|md)$/, '');
  const site = siteOfTag(argumentOf(given, 'provider') || base);
  const id =
    argumentOf(given, 'id', 'video_id', 'video', 'youtube_id', 'src', 'url', 'link') || given.positional[0];
  if (site && id) return `<${film(site, id)}>`;
  const src = argumentOf(given, 'src', 'image_path', 'image', 'url', 'file', 'path', 'img');
  if (!/^(?:figure|image|img|picture|responsive-?image|caption)/i.test(base) || src === '') return null;
  return writtenImage(src, argumentOf(given, 'alt', 'title'), argumentOf(given, 'caption', 'description'));
}

const quoteNames = ['blockquote', 'quote', 'pullquote'];

function quotes(tags: Tag[], text: string): Edit[] {
  return pairsOf(tags, ({ name }) => (/^end[a-z]/.test(name) ? name.slice(3) : null))
    .filter(({ name }) => quoteNames.includes(name))
    .map(({ start, end, bodyStart, bodyEnd, rest }) => {
      const body = text.slice(bodyStart, bodyEnd).trim().split('\n');
      const lines = rest.trim() === '' ? body : [...body, '', `— ${rest.trim()}`];
      return { start, end, text: lines.map((line) => `> ${line}`.trimEnd()).join('\n') };
    });
}

const comments = (tags: Tag[]): Edit[] =>
  pairsOf(tags, ({ name }) => (/^end[a-z]/.test(name) ? name.slice(3) : null))
    .filter(({ name }) => name === 'comment')
    .map(({ start, end }) => ({ start, end, text: '' }));

const words =
  /^(["'])([^"']{0,2000})\1\s*(?:\|\s*(?:relative_url|absolute_url|url_for|url|prepend:\s*site\.(?:baseurl|url)|append:\s*["'][^"']{0,200}["'])\s*){0,5}$/;

/** `{{ site.baseurl }}` and `{{ "/img/a.png" | relative_url }}`: the site is here now, at its root. */
function outputs(masked: string, text: string, { title }: TextContext): Edit[] {
  return between(masked, '{{', '}}').flatMap(({ start, end }) => {
    const inner = text
      .slice(start + 2, end - 2)
      .replace(/^-|-$/g, '')
      .trim();
    if (/^(?:site|config|page)\.(?:base_?url|url|root)$/i.test(inner) && !/^page\.url/i.test(inner))
      return [{ start, end, text: '' }];
    if (inner === 'page.title') return [{ start, end, text: title }];
    const written = inner.length < 3000 ? words.exec(inner)?.[2] : undefined;
    return written === undefined ? [] : [{ start, end, text: writtenUrl(written) }];
  });
}
