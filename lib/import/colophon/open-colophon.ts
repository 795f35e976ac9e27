import { files, FORMAT_VERSION } from '@/lib/export/export-format';
import type { SourceTree } from '@/lib/import/files/source-tree';
import { ImportError } from '@/lib/import/import-error';
import type { SourceReader } from '@/lib/import/source-item';
import { ColophonReader } from './colophon-reader';
import { ManifestSchema } from './line-schemas';

/** An export of Colophon, folder or zip, by the file that says so. */
export const isColophonExport = async (tree: SourceTree): Promise<boolean> =>
  (await readManifest(tree)).success;

/** @throws {ImportError} when it is none, or of a later Colophon */
export async function openColophon(tree: SourceTree): Promise<SourceReader> {
  const manifest = await readManifest(tree);
  if (!manifest.success)
    throw new ImportError(`this is no export of Colophon: ${files.manifest} is missing, or is another`);
  const { version } = manifest.data;
  if (version > FORMAT_VERSION)
    throw new ImportError(
      `a later Colophon made this export, in format ${version}, and this one reads format ${FORMAT_VERSION}: update it first`,
    );
  return new ColophonReader(tree, manifest.data);
}

async function readManifest(tree: SourceTree) {
  const bytes = await tree.read(files.manifest).catch(() => null);
  let manifest: unknown = null;
  try {
    manifest = JSON.parse(String(bytes));
  } catch {
    // Another program has files of this name, too.
  }
  return ManifestSchema.safeParse(manifest);
}
