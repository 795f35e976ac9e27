import path from 'node:path';
import { getFileNameLowLevel, type Entry } from 'yauzl';
import { faultOfPath, isIgnoredFile, isIgnoredFolder } from '@/lib/import/files/source-tree';

const UTF8 = 0x800;
const FILE_TYPE = 0o170000;
const LINK = 0o120000;
const ORDINARY = 0o100000;
const UNICODE_PATH = 0x7075;

/** In NFC, with `/`. Tools that set no mark write UTF-8 nevertheless; what is none is in the code page of DOS. */
export function nameOfEntry({ fileNameRaw, generalPurposeBitFlag: flags, extraFields }: Entry): string {
  const isMarked = (flags & UTF8) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  const name =
    (isMarked ? null : utf8Of(fileNameRaw)) ?? getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
  return name
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .normalize('NFC');
}

type Verdict = { isFile: boolean; ignored?: string; fault?: string };

export function examineEntry(entry: Entry, file: string): Verdict {
  if (file.endsWith('/') || file === '') return { isFile: false };
  const parts = file.split('/');
  const folder = parts.slice(0, -1).find((name) => isIgnoredFolder(name) && name !== '..');
  // Files of a hidden folder are no content, and still there for whoever knows their names.
  if (folder !== undefined) return { isFile: isSettings(folder), ignored: `in the folder ${folder}` };
  const fault = faultOfPath(file) ?? faultOf(entry);
  if (fault !== null) return { isFile: false, fault };
  if (isIgnoredFile(path.posix.basename(file))) return { isFile: true, ignored: 'hidden file' };
  return { isFile: true };
}

const isSettings = (folder: string): boolean => folder === '.obsidian';

function faultOf(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'it is encrypted';
  // Only archives made on Unix have a type.
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (entry.versionMadeBy >>> 8 === 3 && type === LINK) return 'it is a link';
  if (entry.versionMadeBy >>> 8 === 3 && type !== 0 && type !== ORDINARY) return 'it is no ordinary file';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return `it is compressed in a way that cannot be read (method ${entry.compressionMethod})`;
  return null;
}

function utf8Of(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
