import { attributesHtml } from '@/lib/import/wordpress/block-attributes';
import { Kept } from '@/lib/import/wordpress/protect';
import { makeParagraphs } from '@/lib/import/wordpress/paragraphs';

export type BlockReader = {
  /** Content of a block that is used in several posts, by its number. */
  findShared: (id: string) => string | undefined;
  /** Text that stands outside of blocks, as the old editor made it. */
  readClassic: (text: string) => string;
  note: (text: string) => void;
  /** Told of each block that WordPress fills when it is shown. */
  noteFilled: (name: string) => void;
};

export const hasBlocks = (content: string): boolean => content.includes('<!-- wp:');

/** Blocks that hold nothing of their own and mean nothing elsewhere. */
const silent = /^(?:core\/)?(?:more|nextpage|separator|spacer|footnotes|freeform|paragraph)$/;

/** Shared blocks in shared blocks, and all that they may add up to. */
const MAX_SHARED = 5;
const MAX_LENGTH = 4_000_000;

/** The HTML of a text of blocks: their comments say what WordPress would do, and the markup between them is whole. */
export function readBlocks(content: string, reader: BlockReader, depth = 0): string {
  let html = '';
  let end = 0;
  let open = 0;
  for (let start = content.indexOf('<!--'); start !== -1; start = content.indexOf('<!--', end)) {
    const close = content.indexOf('-->', start);
    if (close === -1) break;
    const between = content.slice(end, start);
    html += open > 0 ? between : outside(between, reader);
    end = close + 3;
    const block = blockOf(content.slice(start + 4, close));
    if (!block) continue;
    if (block.isEmpty) html += whatItShows(block, reader, depth, html.length);
    else open = Math.max(0, open + (block.isEnd ? -1 : 1));
    if (!block.isEnd && !block.isEmpty && block.name.startsWith('divi/'))
      html += attributesHtml(block.name, block.attributes);
    const { language } = block.attributes;
    if (!block.isEnd && typeof language === 'string' && /^[\w+#.-]{1,30}$/.test(language))
      end = nameLanguage(content, end, language, (tag) => (html += tag));
  }
  const rest = content.slice(end);
  return html + (open > 0 ? rest : outside(rest, reader));
}

type Block = { name: string; attributes: Record<string, unknown>; isEnd: boolean; isEmpty: boolean };

function blockOf(comment: string): Block | null {
  const match = /^\s+(\/?)wp:([a-z][\w/-]{0,100})\s*([^]*?)(\/?)$/.exec(comment);
  if (!match) return null;
  const [, end, name = '', json = '', empty] = match;
  return { name, attributes: attributesOf(json.trim()), isEnd: end === '/', isEmpty: empty === '/' };
}

function attributesOf(json: string): Record<string, unknown> {
  if (!json.startsWith('{')) return {};
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const outside = (text: string, { readClassic }: BlockReader): string =>
  text.trim() === '' ? '\n' : readClassic(text);

function whatItShows(
  { name, attributes }: Block,
  reader: BlockReader,
  depth: number,
  length: number,
): string {
  if (name === 'block' || name === 'core/block') {
    const shared = reader.findShared(String(attributes.ref));
    if (shared !== undefined && depth < MAX_SHARED && length + shared.length < MAX_LENGTH)
      return hasBlocks(shared) ? readBlocks(shared, reader, depth + 1) : reader.readClassic(shared);
    reader.note('A block that is used in several posts is missing from the export.');
    return '';
  }
  const { url } = attributes;
  if (/embed/.test(name) && typeof url === 'string') return makeParagraphs(url, new Kept());
  const said = attributesHtml(name, attributes);
  if (said !== '' && !said.startsWith('<li>'))
    reader.note(`Of the block ${name} its words alone came along.`);
  else if (said === '' && !silent.test(name)) reader.noteFilled(name);
  if (said === '' || said.startsWith('<li>')) return said;
  const kept = new Kept();
  return `\n${kept.back(makeParagraphs(said, kept))}\n`;
}

/** The language of code stands in the comment alone. */
function nameLanguage(content: string, from: number, language: string, write: (tag: string) => void): number {
  const tag = /^\s*(?:<div[^>]*>\s*)?<pre\b/.exec(content.slice(from, from + 500));
  if (!tag) return from;
  write(`${tag[0]} data-language="${language}"`);
  return from + tag[0].length;
}
