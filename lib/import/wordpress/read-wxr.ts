import { createReadStream } from 'node:fs';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ImportError } from '@/lib/import/import-error';
import { XmlCleaner } from '@/lib/import/wordpress/clean-xml';
import { decodeStream } from '@/lib/import/wordpress/decode-stream';

/** An element with its name as WordPress writes it (`wp:post_id`), whatever prefix the file uses. */
export type XmlNode = { name: string; text: string; attributes: Record<string, string>; children: XmlNode[] };

const MAX_DEPTH = 64;
/** UTF-16 code units of one text, and of one item with its comments. */
const MAX_TEXT = 10_000_000;
const MAX_ITEM = 40_000_000;
/** Elements of one item: ten thousand comments have fewer. */
const MAX_ELEMENTS = 300_000;

/** Ends the reading of a file; what was whole before it stays. */
export type WxrEnd = { problem: string | null; notes: string[] };

/** What stands in `<channel>`, one after the other. @throws {ImportError} for a file that is no export at all */
export async function* readWxr(file: string): AsyncGenerator<XmlNode, WxrEnd> {
  const cleaner = new XmlCleaner();
  const walk = new ChannelWalk(cleaner);
  const stream = createReadStream(file, { highWaterMark: 128 * 1024 });
  const notes: string[] = [];
  try {
    for await (const text of decodeStream(stream, (note) => void notes.push(note))) {
      walk.write(cleaner.push(text));
      yield* walk.taken();
      if (walk.problem) break;
    }
    if (!walk.problem) walk.end(cleaner.end());
    yield* walk.taken();
  } finally {
    stream.destroy();
  }
  return { problem: walk.problem, notes: [...notes, ...notesOf(cleaner)] };
}

function notesOf({ mended }: XmlCleaner): string[] {
  return [
    mended.before > 0 ? 'What stands before the beginning of the file was not read.' : '',
    mended.controls > 0 ? `Control characters, which XML has not, were left out (${mended.controls}).` : '',
    mended.ampersands > 0
      ? `"&" that is not written as XML asks was read as itself (${mended.ampersands} times).`
      : '',
    mended.ends > 0 ? `"]]>" within a text was read as itself (${mended.ends} times).` : '',
  ].filter((note) => note !== '');
}

/** By what they are: WordPress has had several addresses for each, and a prefix that no one declared stands for itself. */
const namespaces: [RegExp, string][] = [
  [/^(?:https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?|excerpt)$/, 'excerpt:'],
  [/^(?:https?:\/\/wordpress\.org\/export\/[\d.]+\/?|wp)$/, 'wp:'],
  [/^(?:https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/|content)$/, 'content:'],
  [/^(?:https?:\/\/purl\.org\/dc\/elements\/1\.1\/|dc)$/, 'dc:'],
  [/^$/, ''],
];

/** What ends the reading at once: the parser would go through the rest of the chunk. */
class Stop extends Error {}

class ChannelWalk {
  problem: string | null = null;

  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly whole: XmlNode[] = [];
  private readonly open: XmlNode[] = [];
  private depth = 0;
  private isInChannel = false;
  private size = 0;
  private elements = 0;
  private sinceEvent = 0;

  constructor(private readonly cleaner: XmlCleaner) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw new ImportError('it has a <!DOCTYPE>, which no export of WordPress has');
    });
    parser.on('error', ({ message }) => this.fail(message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')));
    parser.on('opentag', (tag) => this.opened(tag));
    parser.on('closetag', (tag) => this.closed(tag));
    const text = (value: string) => this.said(value);
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('comment', () => (this.sinceEvent = 0));
  }

  write(text: string): void {
    this.sinceEvent += text.length;
    if (!this.problem) this.until(() => this.parser.write(text));
    // A text comes whole, so one that does not end would be kept till the end of the file.
    if (this.sinceEvent > MAX_TEXT)
      this.until(() => this.fail('a text is longer than 10 million characters'));
  }

  private until(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
  }

  end(rest: string): void {
    this.write(rest);
    if (!this.problem) this.until(() => this.parser.close());
  }

  *taken(): Generator<XmlNode> {
    yield* this.whole.splice(0);
  }

  private fail(why: string): void {
    if (
      this.problem !== null ||
      /unbound namespace prefix|duplicate attribute|XML declaration|xml declaration|"\]\]>" is disallowed/.test(
        why,
      )
    )
      return;
    const end = /unclosed tag|must contain a root|unexpected end/.test(why)
      ? 'the file ends here in the middle'
      : why;
    this.problem = `line ${this.parser.line + this.cleaner.linesBefore}: ${end}`;
    throw new Stop();
  }

  private opened({ local, uri, attributes }: SaxesTagNS): void {
    this.sinceEvent = 0;
    if (this.problem) return;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) return this.fail(`elements lie more than ${MAX_DEPTH} deep in each other`);
    if (this.depth === 1 && local !== 'rss')
      throw new ImportError(`it is no export of WordPress: it begins with <${local.slice(0, 40)}>`);
    if (this.depth === 2) this.isInChannel = local === 'channel';
    if (this.depth <= 2 || !this.isInChannel) return;
    const prefix = namespaces.find(([pattern]) => pattern.test(uri))?.[1] ?? '?:';
    const node: XmlNode = { name: prefix + local, text: '', attributes: {}, children: [] };
    for (const [name, { value }] of Object.entries(attributes)) node.attributes[name] = value;
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) this.fail(`an item has more than ${MAX_ELEMENTS} elements`);
    this.open.at(-1)?.children.push(node);
    this.open.push(node);
  }

  private said(text: string): void {
    this.sinceEvent = 0;
    const node = this.open.at(-1);
    if (this.problem || !node) return;
    node.text += text;
    this.size += text.length;
    if (node.text.length > MAX_TEXT) this.fail('a text is longer than 10 million characters');
    if (this.size > MAX_ITEM) this.fail('an item is longer than 40 million characters');
  }

  private closed(_tag: SaxesTagNS): void {
    this.sinceEvent = 0;
    if (this.problem) return;
    this.depth -= 1;
    const node = this.open.pop();
    if (!node || this.open.length > 0) return;
    this.whole.push(node);
    this.size = 0;
    this.elements = 0;
  }
}

/** The text of a child; empty where there is none. */
export const childText = (node: XmlNode, name: string): string =>
  node.children.find((child) => child.name === name)?.text.trim() ?? '';

/** What an item is known by: its number, or in exports of other programs what else tells it from others. */
export const idOf = (item: XmlNode): string =>
  ['wp:post_id', 'guid', 'link', 'title'].map((name) => childText(item, name)).find((text) => text !== '') ??
  '';

export const childrenOf = (node: XmlNode, name: string): XmlNode[] =>
  node.children.filter((child) => child.name === name);
