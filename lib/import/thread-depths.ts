/**
 * How deep each comment lies, so that what is answered comes before the answers, whatever the order of the source.
 * A parent that is not there, and a circle, count as none.
 * @returns depths, and those whose parent does not count
 */
export function threadDepths(parents: ReadonlyMap<string, string | null>): {
  depths: Map<string, number>;
  orphans: Set<string>;
} {
  const depths = new Map<string, number>();
  const orphans = new Set<string>();
  for (const key of parents.keys()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    let at: string | null = key;
    while (at !== null && !depths.has(at) && !onWay.has(at)) {
      way.push(at);
      onWay.add(at);
      const parent: string | null = parents.get(at) ?? null;
      if (parent !== null && (!parents.has(parent) || onWay.has(parent))) {
        orphans.add(at);
        at = null;
      } else {
        at = parent;
      }
    }
    let depth = at === null ? -1 : (depths.get(at) ?? -1);
    for (const step of way.reverse()) depths.set(step, (depth += 1));
  }
  return { depths, orphans };
}
