import 'server-only';
import type { Manifest } from '@/lib/backup/archive/manifest';
import type { ReadOptions } from '@/lib/backup/archive/read-archive';
import { loadArchive } from '@/lib/backup/load-archive';

/**
 * Reads an archive to its last byte, loads it into a scratch schema, compares every row, checks the keys, and removes
 * the schema. For whoever has the lock of backups. @throws {ArchiveError} with what is wrong
 */
export async function verifyArchive(
  url: string,
  file: string,
  options: ReadOptions = {},
): Promise<{ manifest: Manifest; strange: string[] }> {
  const { scratch, manifest, strange } = await loadArchive(url, file, options);
  await scratch.close();
  return { manifest, strange };
}
