/** Longest slug in UTF-16 code units; longer titles are cut between words where that is possible. */
export const MAX_SLUG_LENGTH = 100;

/** Letters and digits of any script in lower case, joined by hyphens; `''` of a title that is all emoji. */
export function slugify(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    // "don't" reads better as dont than as don-t
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    // A mark that NFC could not join to its letter belongs to the word: Devanagari vowels, Hebrew points.
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
  return cut((words ?? []).join('-').normalize('NFC'));
}

function cut(slug: string): string {
  if (slug.length <= MAX_SLUG_LENGTH) return slug;
  const head = slug.slice(0, MAX_SLUG_LENGTH + 1);
  const lastHyphen = head.lastIndexOf('-');
  if (lastHyphen > MAX_SLUG_LENGTH / 2) return head.slice(0, lastHyphen);
  let end = '';
  for (const { segment } of new Intl.Segmenter().segment(head)) {
    if (end.length + segment.length > MAX_SLUG_LENGTH) break;
    end += segment;
  }
  return end;
}
