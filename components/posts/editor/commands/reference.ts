import { trimmed, type Command } from './selected';

export const reference =
  (before: '' | '!', placeholder: string, url = ''): Command =>
  (selected) => {
    const { text, start, end } = trimmed(selected);
    const inner = text.slice(start, end).trim();
    const isAddress = url === '' && /^https?:\/\/\S+$/.test(inner);
    const label = isAddress || inner === '' ? placeholder : labelOf(inner);
    const address = isAddress ? destinationOf(inner) : url === '' ? 'https://' : destinationOf(url);
    const insert = `${before}[${label}](${address})`;
    const labelStart = start + before.length + 1;
    const addressStart = labelStart + label.length + 2;
    if (url !== '')
      return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
    const [from, length] =
      isAddress || inner === '' ? [labelStart, label.length] : [addressStart, address.length];
    return { from: start, to: end, insert, start: from, end: from + length };
  };

function labelOf(inner: string): string {
  const line = inner.replace(/\s*\n\s*/g, ' ');
  const parts = line.split(/((?<!`)(`+)(?!`)[^]*?(?<!`)\2(?!`))/g).filter((_, index) => index % 3 !== 2);
  const prose = parts.filter((_, index) => index % 2 === 0).join('');
  if (arePaired(prose, '[', ']') && !/\]\(/.test(prose)) return line;
  return parts
    .map((part, index) => (index % 2 === 0 ? part.replace(/(?<!\\)[[\]]/g, '\\$&') : part))
    .join('');
}

/** Between angle brackets where a parenthesis would end it too early. */
const destinationOf = (address: string): string =>
  arePaired(address, '(', ')') && !/[<>]/.test(address)
    ? address
    : `<${address.replaceAll('<', '%3C').replaceAll('>', '%3E')}>`;

function arePaired(text: string, open: string, close: string): boolean {
  let depth = 0;
  for (const character of text.replace(/\\[^]/g, '')) {
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
