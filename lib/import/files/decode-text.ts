import { ImportError } from '@/lib/import/import-error';

/** UTF-8, or UTF-16 where its mark says so. @throws {ImportError} for what is no text */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError('the file is not UTF-8 text');
  }
}
