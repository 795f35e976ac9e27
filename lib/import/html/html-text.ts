import { toString } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Longer ones are no titles; they are read as far as this. */
const MAX_LENGTH = 20_000;

/** The words of a short piece of HTML, such as a title, on one line. */
export function textOfHtml(html: string): string {
  const start = html.slice(0, MAX_LENGTH);
  // Whatever opens hundreds of elements is no title either, and the reader of its tree is recursive.
  const isPlain = !/[<&]/.test(start) || (start.match(/</g)?.length ?? 0) > 200;
  const text = isPlain ? start : toString(parser.parse(start));

  return text
    .replace(/[\0-\x08\x0e-\x1f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
