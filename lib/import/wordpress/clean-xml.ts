/** What begins so is taken as it is till its end: in it, `&` is no reference. */
const wholes: [string, string][] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];

/** Longer than whatever may not be cut in two. */
const HELD_BACK = 16;

/** Characters of warnings and blank lines that servers print before the file begins. */
const MAX_BEFORE = 1_000_000;

const forbidden =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi;
const numbered = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

/** Mends what real exports have and XML has not: something before it, control characters, `&` that is no reference. */
export class XmlCleaner {
  /** What was mended, for the report. */
  readonly mended = { before: 0, controls: 0, ampersands: 0 };
  /** Lines left out before the first one. */
  linesBefore = 0;

  private waiting = '';
  private hasBegun = false;
  /** What ends the piece that is being read as it is. */
  private until: string | null = null;

  push(text: string): string {
    this.waiting += text;
    if (!this.hasBegun && !this.begin()) return '';
    let end = Math.max(0, this.waiting.length - HELD_BACK);
    // A pair of surrogates stays together, and so does a reference.
    if (/[\ud800-\udbff]/.test(this.waiting[end - 1] ?? '')) end -= 1;
    const reference = /&#?\w{0,10}$/.exec(this.waiting.slice(Math.max(0, end - 12), end));
    if (reference) end -= reference[0].length;
    return this.take(Math.max(0, end));
  }

  end(): string {
    if (!this.hasBegun) return this.waiting;
    return this.take(this.waiting.length);
  }

  private begin(): boolean {
    const start = /<\?xml\s|<!DOCTYPE|<rss[\s>]|<!--/i.exec(this.waiting)?.index;
    if (start === undefined && this.waiting.length < MAX_BEFORE) return false;
    const before = this.waiting.slice(0, start ?? 0);
    if (before.trim().replace(/^\ufeff/, '') !== '') this.mended.before += 1;
    this.linesBefore = before.split('\n').length - 1;
    this.waiting = this.waiting.slice(before.length);
    this.hasBegun = true;
    return true;
  }

  private take(end: number): string {
    const text = this.waiting.slice(0, end);
    let clean = '';
    let from = 0;
    while (from < text.length) {
      const mark = this.nextMark(from, end);
      const to = mark ? mark.end : text.length;
      const part = this.waiting.slice(from, to);
      clean += this.until === null ? this.mend(part) : this.plain(part);
      if (mark) this.until = this.until === null ? mark.until : null;
      from = to;
    }
    this.waiting = this.waiting.slice(Math.max(end, from));
    return clean;
  }

  /** Where the next piece begins or the present one ends; a mark that reaches into what is waiting is taken whole. */
  private nextMark(from: number, before: number): { end: number; until: string } | null {
    const marks: [string, string][] = this.until === null ? wholes : [[this.until, '']];
    const found = marks
      .map(([mark, until]) => ({ at: this.waiting.indexOf(mark, from), length: mark.length, until }))
      .filter(({ at }) => at !== -1 && at < before)
      .sort((one, other) => one.at - other.at)[0];
    return found ? { end: found.at + found.length, until: found.until } : null;
  }

  private plain(text: string): string {
    return text.replace(forbidden, () => {
      this.mended.controls += 1;
      return '';
    });
  }

  private mend(text: string): string {
    const escaped = this.plain(text).replace(bare, () => {
      this.mended.ampersands += 1;
      return '&amp;';
    });
    return escaped.replace(numbered, (reference, hex: string, decimal: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      const isText =
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 32 && code < 0xd800) ||
        (code > 0xdfff && code < 0xfffe);
      if (isText || (code > 0xffff && code <= 0x10ffff)) return reference;
      this.mended.controls += 1;
      return '';
    });
  }
}
