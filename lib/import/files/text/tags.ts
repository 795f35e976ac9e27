import { readArguments, type Arguments } from '@/lib/import/files/text/arguments';
import { between } from '@/lib/import/files/text/edits';

/** A tag of a template or a shortcode, such as `{{< figure src="a.png" >}}`. */
export type Tag = {
  start: number;
  end: number;
  name: string;
  /** What stands behind the name. */
  rest: string;
  isEnd: boolean;
};

export type Pair = Tag & { bodyStart: number; bodyEnd: number };

const head = /^-?\s{0,99}(\/?)\s{0,99}([\w./-]{1,80})/;

/** @param masked the text without its code, where tags are looked for @param text where they are read from */
export function tagsBetween(masked: string, text: string, open: string, close: string): Tag[] {
  return between(masked, open, close, false).flatMap(({ start, end, inner }) => {
    if (inner.length > 20_000) return [];
    const written = text.slice(start + open.length, end - close.length);
    const match = head.exec(written);
    if (!match) return [];
    const rest = written.slice(match[0].length).replace(/[-/]?\s*$/, '');
    return [{ start, end, name: match[2]!.toLowerCase(), rest, isEnd: match[1] === '/' }];
  });
}

/** Tags with what they end with, the outer ones first. @param endOf the name that a tag ends, null for none */
export function pairsOf(tags: Tag[], endOf: (tag: Tag) => string | null): Pair[] {
  const open = new Map<string, Tag[]>();
  const pairs: Pair[] = [];
  for (const tag of tags) {
    const name = endOf(tag);
    if (name === null) {
      const waiting = open.get(tag.name);
      if (waiting) waiting.push(tag);
      else open.set(tag.name, [tag]);
    } else {
      const opening = open.get(name)?.pop();
      if (opening) pairs.push({ ...opening, bodyStart: opening.end, bodyEnd: tag.start, end: tag.end });
    }
  }
  return pairs.sort((a, b) => a.start - b.start);
}

export const argumentsOf = (tag: Tag): Arguments => readArguments(tag.rest);
