export type Encoding = 'br' | 'gzip' | 'identity';

const known = new Map<string, Encoding>();

export function preferredEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  const before = known.get(accepted);
  if (before) return before;
  // Browsers send a handful of different values; a client that makes them up must not fill memory.
  if (known.size > 100) known.clear();
  const parsed = parse(accepted);
  known.set(accepted, parsed);
  return parsed;
}

function parse(accepted: string): Encoding {
  const offered = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split(/\s*;\s*/))
      .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name),
  );
  return offered.has('br') ? 'br' : offered.has('gzip') ? 'gzip' : 'identity';
}
