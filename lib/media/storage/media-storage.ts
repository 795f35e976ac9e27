import 'server-only';
import path from 'node:path';
import { settings } from '@/lib/env';
import { folderStorage } from './folder-storage';

/** Where the files lie. All of one base belong together. */
export type MediaStorage = {
  /** Null when there is none. */
  read: (name: string) => Promise<Buffer<ArrayBuffer> | null>;
  has: (name: string) => Promise<boolean>;
  /** Whole or not at all. */
  write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Every file of a base, also what a killed process left unfinished. */
  removeAll: (base: string) => Promise<void>;
};

export const mediaStorage = (): MediaStorage => folderStorage(path.join(settings().DATA_DIR, 'media'));
