/** The first characters of a text, at most `length` UTF-16 units and never half a character. */
export const startOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** Cut between characters, with a sign that says so. */
export const cutTo = (text: string, length: number): string =>
  text.length <= length ? text : `${startOf(text, length - 1).trimEnd()}…`;
