/** Phrases such as “comments marked as spam”, by how many there were. */
export type Counted = Map<string, number>;

export const count = (counts: Counted, what: string): void =>
  void counts.set(what, (counts.get(what) ?? 0) + 1);

/** What a source has and nothing is made of, in one remark; none where that is nothing. */
export function remarkOfLeft(left: Counted): string[] {
  const parts = [...left].map(([what, times]) => `${times} ${times === 1 ? oneOf(what) : what}`);
  return parts.length > 0 ? [`Not read: ${parts.join(', ')}.`] : [];
}

/** The first plural of a phrase is its noun; what is said of it agrees with it. */
const oneOf = (many: string): string =>
  many
    .replace(/(\w+?)(ies|s)\b/, (_, stem: string, end: string) => stem + (end === 'ies' ? 'y' : ''))
    .replace(/\b(that|which) (stand|come)\b/, '$1 $2s')
    .replace(/\bthat were\b/, 'that was')
    .replace(/\bor have\b/, 'or has')
    .replace(/\bthem$/, 'it');
