/** UTF-16 code units of one row. */
const MAX_ROW = 20_000_000;
const MAX_DEPTH = 64;
const MAX_KEY = 200;

export type TableRow = { table: string; row: Record<string, unknown> };
/** Ends the reading; the rows before it were whole. */
export type TablesEnd = { problem: string | null };

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [34, 92, 123, 125, 91, 93];

type Container = { isList: boolean; key: string };

/**
 * Rows of the tables in an export of Ghost, `{ data: { posts: [ … ] } }` or `{ db: [ { data: … } ] }`, one at a time: of
 * a file of hundreds of megabytes, no more than a row is kept.
 */
export async function* readTables(texts: AsyncIterable<string>): AsyncGenerator<TableRow, TablesEnd> {
  const scan = new TableScan();
  for await (const text of texts) {
    scan.write(text);
    yield* scan.taken();
    if (scan.problem) return { problem: scan.problem };
  }
  return { problem: scan.end() };
}

class TableScan {
  problem: string | null = null;

  private readonly rows: TableRow[] = [];
  private readonly stack: Container[] = [];
  private key = '';
  private isInString = false;
  private isEscaped = false;
  /** Of a string that may be a key; null where the text is not needed. */
  private word: string | null = null;
  /** The row that is being read; null between rows. */
  private row: string | null = null;
  private rowDepth = 0;
  private hasBegun = false;

  write(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length && this.problem === null; at += 1) {
      const code = text.charCodeAt(at);
      if (this.isInString) this.withinString(code, text, at);
      else if (code === QUOTE) this.beginString();
      else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (this.isRowNext() && code === OPEN_OBJECT) {
          this.row = '';
          this.rowDepth = this.stack.length;
          from = at;
        }
        this.enter(code === OPEN_LIST);
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        this.leave(code === CLOSE_LIST);
        if (this.row !== null && this.stack.length === this.rowDepth) this.endRow(text.slice(from, at + 1));
      } else if (!this.hasBegun && code > 32 && code !== 0xfeff) this.problem = 'it is no JSON';
    }
    if (this.row === null) return;
    this.row += text.slice(from);
    if (this.row.length > MAX_ROW) this.problem = 'an entry is longer than 20 million characters';
  }

  *taken(): Generator<TableRow> {
    yield* this.rows.splice(0);
  }

  end(): string | null {
    if (this.problem !== null) return this.problem;
    return this.hasBegun && this.stack.length === 0 ? null : 'the file ends in the middle';
  }

  private withinString(code: number, text: string, at: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (code === BACKSLASH) this.isEscaped = true;
    else if (code === QUOTE) {
      this.isInString = false;
      if (this.word !== null) this.key = this.word;
      this.word = null;
      return;
    }
    if (this.word !== null && this.word.length < MAX_KEY) this.word += text[at]!;
  }

  private beginString(): void {
    this.isInString = true;
    const inside = this.stack.at(-1);
    this.word = this.row === null && inside && !inside.isList ? '' : null;
  }

  /** Whether what begins here is a row: directly in a list that lies in `data`. */
  private isRowNext(): boolean {
    const [list, data] = [this.stack.at(-1), this.stack.at(-2)];
    return this.row === null && list?.isList === true && data?.isList === false && data.key === 'data';
  }

  private enter(isList: boolean): void {
    this.hasBegun = true;
    this.stack.push({ isList, key: this.key });
    this.key = '';
    if (this.stack.length > MAX_DEPTH) this.problem = `it is nested more than ${MAX_DEPTH} deep`;
  }

  private leave(isList: boolean): void {
    const left = this.stack.pop();
    if (left?.isList !== isList) this.problem = 'its brackets do not belong together';
  }

  private endRow(rest: string): void {
    const [source, table] = [(this.row ?? '') + rest, this.stack.at(-1)?.key ?? ''];
    this.row = null;
    try {
      this.rows.push({ table, row: JSON.parse(source) as Record<string, unknown> });
    } catch {
      this.problem = `an entry of ${table.slice(0, 40)} is no JSON`;
    }
  }
}

/** What every text of a row may be asked for: absent, null and other kinds are empty. */
export const textIn = (row: Record<string, unknown>, name: string): string => {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** Ghost writes `1`, `"1"` or `true`. */
export const isSet = (row: Record<string, unknown>, name: string): boolean =>
  ['1', 'true'].includes(String(Object.hasOwn(row, name) ? row[name] : ''));
