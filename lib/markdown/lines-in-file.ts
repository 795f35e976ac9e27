/**
 * In the file, lines may have a list's indentation or a quote's `> ` before them.
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
