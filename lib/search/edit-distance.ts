/**
 * How many letters are wrong, missing, too many or changed places with their neighbour ("optimal string alignment",
 * Damerau 1964): what a hand does wrong at a time.
 */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const kept = last[j]! + (letter === other ? 0 : 1);
      row.push(Math.min(kept, row[j]! + 1, last[j + 1]! + 1));
      if (i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other)
        row[j + 1] = Math.min(row[j + 1]!, beforeLast[j - 1]! + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
