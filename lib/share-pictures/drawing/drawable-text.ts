/**
 * What of a text can be drawn: signs that no font has are left out, as a reader would hardly miss them. Null where a
 * letter, a mark or a digit is among them, or nothing remains: no words rather than boxes.
 */
export function drawableText(text: string, lacking: ReadonlySet<string>): string | null {
  if ([...lacking].some((character) => /^[\p{L}\p{M}\p{N}\p{Co}\p{Cn}]$/u.test(character))) return null;
  const drawable = [...text]
    .filter((character) => !lacking.has(character) && !/^\p{Cc}$/u.test(character))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(drawable) ? drawable : null;
}
