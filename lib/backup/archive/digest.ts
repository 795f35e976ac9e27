import { createHash } from 'node:crypto';

export type Digest = { bytes: number; rows: number; sha256: string };

/** Counts and hashes what flows through. Rows are those of COPY's text format, where a line feed ends one and no other is. */
export function createMeter(): { add: (chunk: Buffer) => void; digest: () => Digest; bytes: () => number } {
  const hash = createHash('sha256');
  let [bytes, rows] = [0, 0];
  return {
    add(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
    },
    bytes: () => bytes,
    digest: () => ({ bytes, rows, sha256: hash.digest('hex') }),
  };
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
