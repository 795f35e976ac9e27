/** Percent-encoding that is none stays as it is: as an address it matches nothing. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
