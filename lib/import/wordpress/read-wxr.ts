import { createReadStream } from 'node:fs';
import { ChannelWalk } from '@/lib/import/wordpress/channel-walk';
import { XmlCleaner } from '@/lib/import/wordpress/clean-xml';
import { decodeStream } from '@/lib/import/wordpress/decode-stream';
import type { XmlNode } from '@/lib/import/wordpress/xml-node';

/** Ends the reading of a file; what was whole before it stays. `lost` are sentences of what was passed over. */
export type WxrEnd = { problem: string | null; notes: string[]; lost: string[] };

/** What stands in `<channel>`, one after the other. @throws {ImportError} for a file that is no export at all */
export async function* readWxr(file: string): AsyncGenerator<XmlNode, WxrEnd> {
  const cleaner = new XmlCleaner();
  const walks = new Walks(cleaner);
  const stream = createReadStream(file, { highWaterMark: 128 * 1024 });
  const notes: string[] = [];
  try {
    for await (const text of decodeStream(stream, (note) => void notes.push(note))) {
      walks.write(cleaner.push(text));
      yield* walks.taken();
      if (walks.hasEnded) break;
    }
    walks.end(cleaner.end());
    yield* walks.taken();
  } finally {
    stream.destroy();
  }
  return { problem: walks.problem, notes: [...notes, ...notesOf(cleaner)], lost: walks.lost };
}

/** Broken entries of one file that are passed over; after more it is no export. */
const MOST_LOST = 100;

/** Characters that tell where an entry begins, and those before an error that may belong to the next one. */
const [LOOK, BACK] = [200, 100];

/** A text may speak of `<item>`, but its title does not follow there. */
const nextItem = /<item(?:\s[^<>]*)?>\s*<title[\s>]/;

/** Reads on at the next entry where one is broken. */
class Walks {
  readonly lost: string[] = [];
  private walk: ChannelWalk;
  private tail = '';
  /** What was passed over and not looked at yet; null while all is well. */
  private skipped: string | null = null;
  private line = 0;

  constructor(cleaner: XmlCleaner) {
    this.walk = new ChannelWalk(() => cleaner.linesBefore);
  }

  get problem(): string | null {
    return this.walk.problem;
  }

  get hasEnded(): boolean {
    return this.walk.problem !== null && this.lost.length >= MOST_LOST;
  }

  *taken(): Generator<XmlNode> {
    yield* this.walk.whole.splice(0);
  }

  write(given: string): void {
    let text = given;
    while (!this.hasEnded) {
      if (this.skipped !== null) {
        const rest = this.goOn(this.skipped + text);
        if (rest === null) return;
        text = rest;
      }
      const known = this.tail + text;
      const before = this.walk.given - this.tail.length;
      this.walk.write(text);
      this.tail = known.slice(-BACK);
      if (this.walk.problem === null) return;
      const at = Math.max(0, this.walk.position - before);
      const begins = this.walk.isInNextItem ? known.lastIndexOf('<item', at) : at;
      this.skipped = '';
      text = known.slice(Math.max(0, begins));
      this.line = this.walk.line - linesIn(known.slice(Math.max(0, begins), at));
    }
  }

  /** From the next entry on, or null where that is still to come. */
  private goOn(text: string): string | null {
    const at = text.search(nextItem);
    if (at === -1) {
      const kept = Math.max(0, text.length - LOOK);
      this.line += linesIn(text.slice(0, kept));
      this.skipped = text.slice(kept);
      return null;
    }
    const { problem, title, whole } = this.walk;
    this.lost.push(
      `${problem}; ${title ? `"${title}"` : 'what stands there'} was not read, and what follows it was.`,
    );
    const line = this.line + linesIn(text.slice(0, at)) - 1;
    this.walk = this.walk.anew(whole, line);
    this.skipped = null;
    this.tail = '';
    return text.slice(at);
  }

  end(rest: string): void {
    this.write(rest);
    if (this.walk.problem === null) this.walk.end();
  }
}

const linesIn = (text: string): number => text.split('\n').length - 1;

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
