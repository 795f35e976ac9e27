/** Names of files, and whether another one can stand beside them on every disk. */
export class FileNames {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  has(file: string): boolean {
    return this.#files.has(keyOf(file));
  }

  /** False, and nothing, where one of them is in the way; capitals make no difference. */
  take(file: string): boolean {
    const name = keyOf(file);
    const folders = foldersOf(name);
    if (this.#files.has(name) || this.#folders.has(name)) return false;
    if (folders.some((folder) => this.#files.has(folder))) return false;
    this.#files.add(name);
    for (const folder of folders) this.#folders.add(folder);
    return true;
  }
}

const keyOf = (file: string): string => file.normalize('NFC').toLowerCase();

function foldersOf(file: string): string[] {
  const above = file.split('/').slice(0, -1);
  return above.map((_, index) => above.slice(0, index + 1).join('/'));
}
