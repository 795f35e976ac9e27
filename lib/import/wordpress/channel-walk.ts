import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ImportError } from '@/lib/import/import-error';
import { childText, type XmlNode } from '@/lib/import/wordpress/xml-node';

const MAX_DEPTH = 64;
/** UTF-16 code units of one text, and of one item with its comments. */
const MAX_TEXT = 10_000_000;
const MAX_ITEM = 40_000_000;
/** Elements of one item: ten thousand comments have fewer. */
const MAX_ELEMENTS = 300_000;

/** By what they are: WordPress has had several addresses for each, and a prefix that no one declared stands for itself. */
const namespaces: [RegExp, string][] = [
  [/^(?:https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?|excerpt)$/, 'excerpt:'],
  [/^(?:https?:\/\/wordpress\.org\/export\/[\d.]+\/?|wp)$/, 'wp:'],
  [/^(?:https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/|content)$/, 'content:'],
  [/^(?:https?:\/\/purl\.org\/dc\/elements\/1\.1\/|dc)$/, 'dc:'],
  [/^$/, ''],
];

function goesOnInNext(text: string): boolean {
  const end = text.indexOf('</content:encoded>');
  return end !== -1 && /<item>\s*<title>/.test(text.slice(end));
}

const rootOf = (attributes: SaxesTagNS['attributes']): string =>
  `<rss${Object.values(attributes)
    .filter(({ name }) => /^xmlns:[\w-]+$/.test(name))
    .map(({ name, value }) => ` ${name}="${value.replace(/[&<"]/g, '')}"`)
    .join('')}>`;

/** What ends the reading at once: the parser would go through the rest of the chunk. */
class Stop extends Error {}

/** Reads the text of a file, as it is given, into what stands in its channel. */
export class ChannelWalk {
  problem: string | null = null;
  /** Of the entry in which the problem is; empty where that is not known. */
  title = '';
  /** An entry began before the one before it had ended. */
  isInNextItem = false;
  whole: XmlNode[] = [];
  /** Characters that it was given. */
  given = 0;

  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly open: XmlNode[] = [];
  private depth = 0;
  private isInChannel = false;
  private size = 0;
  private elements = 0;
  private sinceEvent = 0;
  /** What the file calls its namespaces. */
  private root = '<rss>';

  /** @param linesBefore lines of the file that this one was not given */
  constructor(private readonly linesBefore: () => number) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw new ImportError('it has a <!DOCTYPE>, which no export of WordPress has');
    });
    parser.on('error', ({ message }) => this.fail(message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')));
    parser.on('opentag', (tag) => this.opened(tag));
    parser.on('closetag', () => this.closed());
    const text = (value: string) => this.said(value);
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('comment', () => (this.sinceEvent = 0));
  }

  /** Of the file. */
  get line(): number {
    return this.parser.line + this.linesBefore();
  }

  /** Where it stopped, in characters from its beginning on; wrong between two pieces of text. */
  get position(): number {
    return this.parser.position;
  }

  /** Another one for what follows, as if it stood first in the channel. */
  anew(whole: XmlNode[], linesBefore: number): ChannelWalk {
    const next = new ChannelWalk(() => linesBefore);
    next.write(`${this.root}<channel>`);
    next.root = this.root;
    next.whole = whole;
    return next;
  }

  write(text: string): void {
    this.sinceEvent += text.length;
    this.given += text.length;
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

  end(): void {
    this.until(() => this.parser.close());
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
    this.problem = `line ${this.line}: ${end}`;
    const entry = this.open[0];
    this.title = entry?.name === 'item' ? childText(entry, 'title').slice(0, 100) : '';
    throw new Stop();
  }

  private opened({ name, local, uri, attributes }: SaxesTagNS): void {
    this.sinceEvent = 0;
    if (this.problem) return;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) return this.fail(`elements lie more than ${MAX_DEPTH} deep in each other`);
    if (this.depth === 1 && local !== 'rss')
      throw new ImportError(`it is no export of WordPress: it begins with <${local.slice(0, 40)}>`);
    if (this.depth === 1) this.root = rootOf(attributes);
    if (this.depth > 3 && name === 'item' && this.open[0]?.name === 'item') {
      this.isInNextItem = true;
      return this.fail('an entry has no end');
    }
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

  private closed(): void {
    this.sinceEvent = 0;
    if (this.problem) return;
    this.depth -= 1;
    const node = this.open.pop();
    if (node && goesOnInNext(node.text)) this.fail('a text has no end');
    if (!node || this.open.length > 0) return;
    this.whole.push(node);
    this.size = 0;
    this.elements = 0;
  }
}
