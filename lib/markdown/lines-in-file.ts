/**
 * Where a text stands in a file whose lines have something before it: a list's indentation, a quote's `> `.
 * @param value as the parser gives it, without what belongs to the containers
 * @param slice the file from the start of that text to its end
 * @returns from a position in `value` to one in `slice`; null when the lines do not belong together
 */
export function positionsIn(value: string, slice: string): ((position: number) => number) | null {
  const inner = value.split('\n');
  const outer = slice.split('\n');
  const starts: { inner: number; outer: number }[] = [];
  let [innerStart, outerStart] = [0, 0];
  for (const [number, line] of inner.entries()) {
    const whole = outer[number];
    // A tab that a container took in part comes out as spaces.
    const text = line.trimStart();
    if (!whole?.endsWith(text)) return null;
    starts.push({
      inner: innerStart + line.length - text.length,
      outer: outerStart + whole.length - text.length,
    });
    innerStart += line.length + 1;
    outerStart += whole.length + 1;
  }
  return (position) => {
    const line = starts.findLast((start) => start.inner <= position) ?? { inner: 0, outer: 0 };
    return line.outer + position - line.inner;
  };
}
