/** Shorter ones are no notes but brackets; longer ones are no notes of a reader. */
const [SHORTEST, LONGEST] = [12, 3000];

/** `((A note.))` in a sentence, as the plugin Footnotes has them. @param take gives what stands in the text instead */
export function replaceInlineNotes(text: string, take: (note: string) => string): string {
  let result = '';
  let from = 0;
  for (let start = text.indexOf('(('); start !== -1; start = text.indexOf('((', start + 2)) {
    const end = text.indexOf('))', start);
    if (end === -1) break;
    // A bracket in the note may close at its very end.
    const stop = text[end + 2] === ')' && text.slice(start + 2, end).includes('(') ? end + 1 : end;
    const note = text.slice(start + 2, stop);
    if (!isNote(note) || !/\S/.test(text[start - 1] ?? text[start - 2] ?? '')) continue;
    result += text.slice(from, start).trimEnd() + take(note);
    from = stop + 2;
    start = stop;
  }
  return result + text.slice(from);
}

/** Words, and no code: `((lambda (x) x))` has a bracket of its own in nearly every place. */
const isNote = (text: string): boolean =>
  text.length >= SHORTEST &&
  text.length <= LONGEST &&
  !text.includes('((') &&
  !/\n\s*\n|[;={}]/.test(text.replace(/<[^<>]*>|&#?\w+;|https?:\S+/g, '')) &&
  /^[\s"'“„«*<]*[\p{Lu}\d]|https?:/u.test(text) &&
  /\s\S+\s/.test(text);
