import { realpath, stat } from 'node:fs/promises';
import { ImportError } from '@/lib/import/import-error';
import { openMarkdownNow } from '@/lib/import/run/open-markdown-now';
import type { SourceReader } from '@/lib/import/source-item';

export type ReadingOptions = {
  /** IANA name, for dates without a zone. */
  timeZone: string;
  /** The path below which the blog stood on its site. */
  base?: string;
};

export type OpenSource = {
  reader: SourceReader;
  /** Where it lies: its name in the memory of imports where nobody gave one. */
  source: string;
};

/** @param location a folder or a file; several files each on a line of its own. @throws {ImportError} for what is nothing that is known */
export async function openSource(location: string, _options: ReadingOptions): Promise<OpenSource> {
  const place = await realpath(location).catch(() => null);
  if (place === null) throw new ImportError(`${location} is not there`);
  if (!(await stat(place)).isDirectory()) throw new ImportError(`${location} is not a folder`);
  return { reader: await openMarkdownNow(place), source: place };
}
