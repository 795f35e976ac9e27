/** Where a position between marks of one scale lies between the same marks of another; both ascend. */
export function interpolate(from: number[], to: number[], position: number): number {
  let index = 0;
  while (index + 2 < from.length && (from[index + 1] ?? 0) <= position) index += 1;
  const [start = 0, end = start] = from.slice(index, index + 2);
  const [low = 0, high = low] = to.slice(index, index + 2);
  const share = end === start ? 0 : Math.min(1, Math.max(0, (position - start) / (end - start)));
  return low + share * (high - low);
}
