/** A text and what is selected in it. */
export type Selected = { text: string; start: number; end: number };

/** Replace `from`–`to` by `insert`, then select `start`–`end` of the new text. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number };

export type Command = (selected: Selected) => Edit;

/** Puts a mark around the selection, or takes it away where it is already. */
const around =
  (mark: string): Command =>
  ({ text, start, end }) => {
    const inner = text.slice(start, end);
    const length = mark.length;
    if (text.slice(start - length, start) === mark && text.slice(end, end + length) === mark) {
      return {
        from: start - length,
        to: end + length,
        insert: inner,
        start: start - length,
        end: end - length,
      };
    }
    return { from: start, to: end, insert: mark + inner + mark, start: start + length, end: end + length };
  };

/** Puts a mark before each selected line, or takes it away where every line has it. */
const lines =
  (markOf: (index: number) => string, existing: RegExp): Command =>
  ({ text, start, end }) => {
    const { from, to } = linesAround(text, start, end);
    const rows = text.slice(from, to).split('\n');
    const marked = rows.every((row) => existing.test(row));
    const insert = rows
      .map((row, index) => (marked ? row.replace(existing, '') : markOf(index) + row))
      .join('\n');
    // One line keeps its caret at the end; several stay selected.
    return {
      from,
      to,
      insert,
      start: rows.length > 1 ? from : from + insert.length,
      end: from + insert.length,
    };
  };

/** `[text](address)`, with the part selected that is still to be typed. */
const reference =
  (before: string, placeholder: string): Command =>
  ({ text, start, end }) => {
    const inner = text.slice(start, end);
    const isAddress = /^https?:\/\/\S+$/.test(inner);
    const [label, address] = isAddress ? [placeholder, inner] : [inner || placeholder, 'https://'];
    const insert = `${before}[${label}](${address})`;
    const labelStart = start + before.length + 1;
    const addressStart = labelStart + label.length + 2;
    const [from, to] = isAddress || !inner ? [labelStart, label.length] : [addressStart, address.length];
    return { from: start, to: end, insert, start: from, end: from + to };
  };

const code: Command = (selected) => {
  const inner = selected.text.slice(selected.start, selected.end);
  if (!inner.includes('\n')) return around('`')(selected);
  const insert = `\`\`\`\n${inner.replace(/\n$/, '')}\n\`\`\`\n`;
  return {
    from: selected.start,
    to: selected.end,
    insert,
    start: selected.start + 3,
    end: selected.start + 3,
  };
};

/** `##` for a line that is none, one level deeper for one that is, none after the deepest that a post needs. */
const heading: Command = ({ text, start }) => {
  const { from, to } = linesAround(text, start, start);
  const [, marks = '', title = ''] = /^(?:(#+) )?(.*)$/.exec(text.slice(from, to)) ?? [];
  const level = marks.length === 0 ? 2 : marks.length >= 4 ? 0 : marks.length + 1;
  const insert = level ? `${'#'.repeat(level)} ${title}` : title;
  return { from, to, insert, start: from + insert.length, end: from + insert.length };
};

function linesAround(text: string, start: number, end: number): { from: number; to: number } {
  const next = text.indexOf('\n', end);
  return { from: text.slice(0, start).lastIndexOf('\n') + 1, to: next === -1 ? text.length : next };
}

export const commands = {
  bold: around('**'),
  italic: around('*'),
  heading,
  link: reference('', 'text'),
  quote: lines(() => '> ', /^> ?/),
  code,
  list: lines(() => '- ', /^[-*] /),
  numbers: lines((index) => `${index + 1}. `, /^\d+\. /),
  image: reference('!', 'what it shows'),
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
