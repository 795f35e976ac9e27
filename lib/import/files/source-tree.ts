import path from 'node:path';
import type { Readable } from 'node:stream';

/**
 * Files of a source, a folder (`openFolder`) or a zip (`openZip`) alike. It is listed once and read on demand; paths
 * have `/`, are in NFC and begin at the top. Hidden files and dependencies are not content: `read` alone finds them.
 */
export type SourceTree = {
  /** Of the folder, or of the only one at the top of a zip; else of the file, without `.zip`. */
  name: string;
  /** By path. @throws {ImportError} for what is no folder or zip, or goes beyond a bound */
  list: () => Promise<SourceFile[]>;
  /**
   * The bytes; null for what is not there or no file. Of a folder also what lies in a `static` or `public` beside it.
   * @param limit bytes @throws {ImportError} for what is larger or broken
   */
  read: (path: string, limit?: number) => Promise<Buffer | null>;
  /** As `read`; what is too large or broken ends it with an ImportError. */
  stream: (path: string, limit?: number) => Promise<Readable | null>;
  /** What is no content, by what it is, such as `folder .git`; whole after `list`. */
  ignored: Map<string, number>;
  /** What is there and cannot be read, and why; whole after `list`. */
  remarks: () => string[];
  close: () => Promise<void>;
};

export type SourceFile = { path: string; size: number };

export const MEGABYTE = 1024 * 1024;
/** Bytes of one file, where whoever reads it says nothing else. */
export const MAX_FILE = 64 * MEGABYTE;
/** Files in a source; real blogs with their pictures have tens of thousands. */
export const MAX_FILES = 200_000;
/** Folders in folders. */
export const MAX_DEPTH = 64;
/** Bytes of a path in UTF-8. */
export const MAX_PATH = 4096;

/** Folders that hold no content of the person's own. */
export const isIgnoredFolder = (name: string): boolean =>
  name.startsWith('.') || ['node_modules', '__MACOSX', 'bower_components'].includes(name);

export const isIgnoredFile = (name: string): boolean =>
  name.startsWith('.') || ['Thumbs.db', 'desktop.ini', 'Icon\r'].includes(name);

/** As it is counted among what was not read. */
export const kindOf = (file: string): string => path.posix.extname(file).toLowerCase() || 'without extension';

/** Why no tree takes a path; null for one that is right. */
export function faultOfPath(file: string): string | null {
  if (file.includes('\0')) return 'its name has a NUL';
  if (file.startsWith('/') || /^[a-z]:/i.test(file)) return 'its path is absolute';
  const parts = file.split('/');
  if (parts.includes('..')) return 'its path leads out';
  if (parts.length > MAX_DEPTH) return `it lies in more than ${MAX_DEPTH} folders`;
  return Buffer.byteLength(file) > MAX_PATH ? 'its path is too long' : null;
}

/** Files whose names differ in case alone, as no Mac or Windows can hold them: links may mean either. */
export function listCaseTwins(paths: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  const twins: string[] = [];
  for (const file of paths) {
    const folded = file.toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, file);
    else twins.push(`${file} and ${other} differ in nothing but case; both are read`);
  }
  return twins;
}

export const inMegabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} MB`;

/** A path as a sentence can hold it. */
export const shownPath = (file: string): string =>
  (file.length > 200 ? `${file.slice(0, 199)}…` : file).replace(/[\u0000-\u001f\u007f]/g, '�');
