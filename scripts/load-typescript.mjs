/** tsx needs the folder for temporary files; where that takes nothing (a read-only root) it compiles anew at each start. */
import { accessSync, constants } from 'node:fs';
import os from 'node:os';

try {
  accessSync(os.tmpdir(), constants.W_OK);
} catch {
  process.env.TSX_DISABLE_CACHE = '1';
}
// @ts-expect-error the loader has no types, and exports nothing
await import('tsx');

// tsx has Node keep the map of every file it loads, a third of the heap. Without, traces name files and functions, and no lines.
if (!process.argv.includes('--dev')) process.setSourceMapsEnabled(false);
