/** What begins so is taken as it is till its end: in it, `&` is no reference. */
const wholes: [string, string][] = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];

/** Longer than whatever may not be cut in two: a mark, a reference, the end of an element. */
const HELD_BACK = 64;

/** Characters between a mark in a text and the end of its element; what is longer is no text of an export. */
const MAX_TEXT = 10_000_000;

/** Characters of warnings and blank lines that servers print before the file begins. */
const MAX_BEFORE = 1_000_000;

const forbidden =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi;
const numbered = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

/** Themes print their name as HTML where WordPress prints its own. */
const withoutHead = (text: string): string =>
  text.replace(/^[^]{0,20000}?(?=<rss[\s>])/, (head) => head.replace(/<(?:meta|link)\s[^<>]*>/g, ''));

/** Mends what real exports have and XML has not: something before it, control characters, `&` that is no reference. */
export class XmlCleaner {
  /** What was mended, for the report. */
  readonly mended = { before: 0, controls: 0, ampersands: 0, ends: 0 };
  /** Lines left out before the first one. */
  linesBefore = 0;

  private waiting = '';
  private hasBegun = false;
  /** What ends the piece that is being read as it is. */
  private until: string | null = null;
  /** The element that it stands in. */
  private element = '';

  push(text: string): string {
    this.waiting += text;
    if (!this.hasBegun && !this.begin()) return '';
    let end = Math.max(0, this.waiting.length - HELD_BACK);
    // A pair of surrogates stays together, and so does a reference.
    if (/[\ud800-\udbff]/.test(this.waiting[end - 1] ?? '')) end -= 1;
    const reference = /&#?\w{0,10}$/.exec(this.waiting.slice(Math.max(0, end - 12), end));
    if (reference) end -= reference[0].length;
    return this.take(Math.max(0, end), false);
  }

  end(): string {
    if (!this.hasBegun) return this.waiting;
    return this.take(this.waiting.length, true);
  }

  private begin(): boolean {
    const start = /<\?xml\s|<!DOCTYPE|<rss[\s>]|<!--/i.exec(this.waiting)?.index;
    if (start === undefined && this.waiting.length < MAX_BEFORE) return false;
    const before = this.waiting.slice(0, start ?? 0);
    if (before.trim().replace(/^\ufeff/, '') !== '') this.mended.before += 1;
    this.linesBefore = before.split('\n').length - 1;
    this.waiting = withoutHead(this.waiting.slice(before.length));
    this.hasBegun = true;
    return true;
  }

  private take(end: number, isLast: boolean): string {
    let clean = '';
    let from = 0;
    while (from < end) {
      const mark = this.nextMark(from, end);
      const to = mark ? mark.end : end;
      const part = this.waiting.slice(from, to);
      if (mark && this.until === ']]>' && !this.isEnd(to, isLast)) {
        if (this.isUndecided) break;
        this.mended.ends += 1;
        clean += `${this.plain(part.slice(0, -3))}]]]]><![CDATA[>`;
      } else {
        clean += this.until === null ? this.enter(this.mend(part)) : this.plain(part);
        if (mark && this.until !== null) this.before = this.until;
        if (mark) this.until = this.until === null ? mark.until : null;
      }
      from = to;
    }
    this.waiting = this.waiting.slice(from);
    this.taken += from;
    return clean;
  }

  /** What stood before the text that begins: the tag of its element, or the end of an earlier piece of it. */
  private before = '';
  /** Characters that are no longer waiting. */
  private taken = 0;
  private isUndecided = false;
  /** Where the text is known to end. */
  private knownEnd = 0;

  private enter(markup: string): string {
    this.before = (this.before + markup).slice(-400);
    const [, name] = /<([\w:.-]+)(?:\s[^<>]*)?>\s*<!\[CDATA\[$/.exec(this.before) ?? [];
    if (name || !/^\]\]>\s*<!\[CDATA\[$/.test(this.before)) this.element = name ?? '';
    return markup;
  }

  /**
   * Whether `]]>` before here ends the text. Old exports have it within texts, too, where it ends a script: then the end
   * of the element comes after another one. What comes after it is waited for.
   */
  private isEnd(after: number, isLast: boolean): boolean {
    this.isUndecided = false;
    const { waiting, element, taken } = this;
    if (taken + after < this.knownEnd) return false;
    const next = waiting.slice(after, after + HELD_BACK).trimStart();
    if (element === '' || next.startsWith(`</${element}`) || next.startsWith('<![CDATA[')) return true;
    const end = waiting.indexOf(`</${element}`, after);
    this.isUndecided = end === -1 && !isLast && waiting.length - after < MAX_TEXT;
    if (end === -1) return !this.isUndecided;
    const [rest] = /\]\]>\s*$/.exec(waiting.slice(Math.max(after, end - HELD_BACK), end)) ?? [];
    if (rest) this.knownEnd = taken + end - rest.length + 3;
    return !rest;
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
