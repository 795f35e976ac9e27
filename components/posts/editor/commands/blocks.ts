import { placeBlock } from './place-block';
import { linesAround, type Command, type Edit } from './selected';

/** Rows whose cells are apart by tabs, as a sheet copies them; the first is the head. */
export const table: Command = (selected) => {
  const chosen = selected.text.slice(selected.start, selected.end).trim();
  const rows = (chosen === '' ? 'Column 1\tColumn 2\n\t' : chosen)
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|')));
  const width = Math.max(2, ...rows.map((row) => row.length));
  const line = (row: string[]) =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  const markdown = [
    line(head),
    `|${' --- |'.repeat(width)}`,
    ...(body.length > 0 ? body : [[]]).map(line),
  ].join('\n');
  const edit = placeBlock(selected, markdown);
  return selecting(edit, head[0] ?? '', '| ');
};

export const divider: Command = ({ text, end }) => {
  const { to } = linesAround({ text, start: end, end });
  const edit = placeBlock({ text, start: to, end: to }, '---');
  const isLast = edit.to === text.length && !edit.insert.endsWith('\n');
  const insert = isLast ? `${edit.insert}\n\n` : edit.insert;
  const caret = isLast ? edit.from + insert.length : edit.end;
  return { ...edit, insert, start: caret, end: caret };
};

/** A quote that says of which kind it is; the kind is selected, to be written over. */
export const callout: Command = (selected) => {
  const { text } = selected;
  const { from, to } = linesAround(selected);
  const rows = text.slice(from, to).split('\n');
  if (/^\s*> ?\[!\w+\]/.test(rows[0] ?? '')) {
    const insert = rows
      .slice(1)
      .map((row) => row.replace(/^(\s*)> ?/, '$1'))
      .join('\n');
    return { from, to, insert, start: from, end: from + insert.length };
  }
  const quoted = rows.map((row) => (row.trim() === '' && rows.length > 1 ? '>' : `> ${row}`));
  const edit = placeBlock({ text, start: from, end: to }, ['> [!NOTE]', ...quoted].join('\n'));
  return selecting(edit, 'NOTE', '> [!');
};

/** A mark behind the selection, and its note at the end of the text, where the caret goes. */
export const footnote: Command = ({ text, end }) => {
  const used = new Set(Array.from(text.matchAll(/\[\^(\d+)\]/g), ([, label]) => Number(label)));
  let label = 1;
  while (used.has(label)) label += 1;
  const rest = text.slice(end);
  const whole = `[^${label}]${rest}`;
  const isNote = /(?:^|\n)\[\^[^\]\n]+\]:[^\n]*\n?$/.test(text);
  const gap = (isNote ? /\n?$/ : /\n{0,2}$/).exec(whole)?.[0].length ?? 0;
  const insert = `${whole}${'\n'.repeat((isNote ? 1 : 2) - gap)}[^${label}]: `;
  const caret = end + insert.length;
  return { from: end, to: text.length, insert, start: caret, end: caret };
};

function selecting(edit: Edit, words: string, after: string): Edit {
  const at = edit.insert.indexOf(after + words);
  const start = edit.from + at + after.length;
  return at === -1 ? edit : { ...edit, start, end: start + words.length };
}
