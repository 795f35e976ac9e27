const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

const firstOf = (word: string): string => {
  const [first] = letters.segment(word);
  return first?.segment.toLocaleUpperCase('en') ?? '';
};

/** Of the first and the last word of a name, whatever its script; of one word its first letter. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s._-]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter(Boolean);
  if (words.length === 0) return firstOf(name.trim());
  return firstOf(words[0]!) + (words.length > 1 ? firstOf(words.at(-1)!) : '');
}
