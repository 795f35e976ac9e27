import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { MAX_BODY_LENGTH } from '@/lib/body-length';

/** UTF-16 code units: as much as a card or a search result shows. */
export const MAX_EXCERPT = 280;

export const MAX_POST_LENGTH = MAX_BODY_LENGTH;

/** Bytes: the longest comment with every character escaped. Above, code loses its colours, then the text its markup. */
export const MAX_COMMENT_HTML = 26_000;

/** Longest comment that the pipeline takes; what the form accepts is less. */
export const MAX_COMMENT_LENGTH = 20_000;

/** @throws {RangeError} when a text is longer than the pipeline takes */
export function assertLength(markdown: string, most: number): void {
  if (markdown.length > most)
    throw new RangeError(`a text of ${markdown.length} characters; at most ${most} fit`);
}

export const BOUNDED = {
  nesting: 'Lists or quotes that lie too deep in each other are shown as they were typed.',
  marks:
    'One paragraph opens so many brackets or marks that those beyond the first four hundred are shown as typed.',
  table: 'A table whose rows are much shorter than its head is shown as it was typed.',
  references: 'Links to a long address that is used very often are shown as they were typed.',
};

/** Quotes and lists that may begin on one line, and the column up to which they may. */
const MAX_MARKERS = 50;
const MAX_COLUMN = 200;

/** Brackets and emphasis that may be open, or closed without being open, in one block. */
const MAX_UNBALANCED = 400;

/** Emphasis that begins or ends within words in one block (`a*b*`): it may be either, so it is counted alone. */
const MAX_WITHIN_WORDS = 400;

const marker = /([ \t]*)(?:[-+*](?=[ \t])|>|\d{1,9}[.)](?=[ \t]))/y;
/** `- - - -`, however long, is a line across the page and no list in a list. */
const thematicBreak = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const tableRow = /^\s*\|/;
const blockEnd = /^\s*(?:$|`{3}|~{3})/;
const delimiter = /(?<before>[^*_~[\]]?)(?<run>\[|\]|\*+|_+|~+)(?=(?<after>[^]?))/g;

/** Unicode sets these code points aside for use within a program; no text holds them. */
const standIns = new Map([...'[]*_~'].map((mark, index) => [mark, String.fromCharCode(0xfdd0 + index)]));
const marks = new Map([...standIns].map(([mark, standIn]) => [standIn, mark]));
const NOTHING = '\ufddf';

const hidden = (run: string): string => [...run].map((mark) => standIns.get(mark)).join('');

/** In addresses they come percent-encoded. */
const standIn = /[\ufdd0-\ufddf]|%EF%B7%9[0-9A-F]/gi;
const shown = (text: string): string =>
  text.replace(standIn, (found) => marks.get(decodeURIComponent(found)) ?? '');

/** 20,000 `>` on a line overflow micromark's stack, 5,000 openings take seconds: marks beyond the bounds are hidden. */
export function boundNesting(file: VFile): void {
  let balance = new Balance();
  const [before, isBounded] = [String(file), { marks: false, nesting: false }];
  const lines = before.split('\n').map((line) => {
    // Each row of a table is a block of its own to the parser.
    if (blockEnd.test(line) || tableRow.test(line)) balance = new Balance();
    const shallow = balance.hideDeepMarks(line);
    const bounded = thematicBreak.test(line) ? shallow : hideDeepMarkers(shallow);
    isBounded.marks ||= shallow !== line;
    isBounded.nesting ||= bounded !== shallow;
    return bounded;
  });
  file.value = lines.join('\n');
  if (isBounded.marks) file.message(BOUNDED.marks);
  if (isBounded.nesting) file.message(BOUNDED.nesting);
}

/** Belongs right after the step to HTML, before anything reads the text. */
export function rehypeShowMarks() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === 'text' || node.type === 'raw') node.value = shown(node.value);
      if (node.type !== 'element') return;
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === 'string') node.properties[name] = shown(value);
      }
    });
  };
}

/** Counts what is open in a block, roughly: it need only tell thousands from dozens. */
class Balance {
  private open = 0;
  private strayClosers = 0;
  private withinWords = 0;

  hideDeepMarks(line: string): string {
    return line.replace(delimiter, (match, before: string, run: string, after: string) => {
      const opens = run === '[' || (run !== ']' && isGap(before) && !isGap(after));
      const closes = run === ']' || (run !== '[' && !isGap(before) && isGap(after));
      if (opens && this.open < MAX_UNBALANCED) this.open += 1;
      else if (opens) return before + hidden(run);
      else if (closes && this.open > 0) this.open -= 1;
      else if (closes && this.strayClosers < MAX_UNBALANCED) this.strayClosers += 1;
      else if (closes) return before + hidden(run);
      // Underscores within words are never emphasis, and cost nothing.
      else if (!run.startsWith('_') && !isGap(before) && ++this.withinWords > MAX_WITHIN_WORDS) {
        return before + hidden(run);
      }
      return match;
    });
  }
}

const isGap = (character: string): boolean => character === '' || /[\s\p{P}]/u.test(character);

function hideDeepMarkers(line: string): string {
  marker.lastIndex = 0;
  let column = 0;
  for (let count = 1; ; count += 1) {
    const start = marker.lastIndex;
    const indent = marker.exec(line)?.[1];
    if (indent === undefined) return line;
    const tabs = indent.split('\t').length - 1;
    column += marker.lastIndex - start + 3 * tabs;
    if (count > MAX_MARKERS || column > MAX_COLUMN) {
      return `${line.slice(0, start)}${indent}${NOTHING}${line.slice(start + indent.length)}`;
    }
  }
}
