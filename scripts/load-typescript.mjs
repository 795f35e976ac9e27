/**
 * Lets Node run TypeScript: `node --import ./scripts/load-typescript.mjs FILE`. tsx keeps what it has compiled in the
 * folder for temporary files and cannot start without it; where that folder takes nothing (a container with a
 * read-only root), it compiles anew at each start instead.
 */
import { accessSync, constants } from 'node:fs';
import os from 'node:os';

try {
  accessSync(os.tmpdir(), constants.W_OK);
} catch {
  process.env.TSX_DISABLE_CACHE = '1';
}
// @ts-expect-error the loader has no types, and exports nothing
await import('tsx');
