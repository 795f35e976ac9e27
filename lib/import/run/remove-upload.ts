import { rm } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '@/lib/env';

/** Nothing but what lies in the data directory: a folder of the owner's own stays where it is. */
export async function removeUpload(location: string): Promise<void> {
  for (const file of location.split('\n')) {
    const inside = path.relative(settings().DATA_DIR, path.resolve(file));
    if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) continue;
    await rm(file, { recursive: true, force: true });
  }
}
