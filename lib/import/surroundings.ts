import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fieldOf, fieldsIn, type Fields } from '@/lib/import/fields';
import { parseFrontMatter } from '@/lib/import/front-matter';
import { hiddenByFields, hiddenByPath } from '@/lib/import/hidden';

export class Surroundings {
  private readonly known = new Map<string, Promise<string | null>>();

  constructor(private readonly folder: string) {}

  /** Reads names, sections' pages (`_index.md`: Zola, Hugo's `cascade`) and data files (Eleventy's `posts.json`). */
  async hide(file: string): Promise<string | null> {
    const inPath = hiddenByPath(`${path.basename(path.resolve(this.folder))}/${file}`);
    if (inPath) return inPath;
    const parts = file.split('/').slice(0, -1);
    for (let depth = 0; depth <= parts.length; depth += 1) {
      const why = await this.ofFolder(parts.slice(0, depth).join('/'));
      if (why) return why;
    }
    const { dir, name } = path.posix.parse(file);
    return this.firstReason(dataFiles(path.posix.join(dir, name)), fieldsOfData);
  }

  private ofFolder(dir: string): Promise<string | null> {
    const known = this.known.get(dir);
    if (known) return known;
    const name = path.basename(path.resolve(this.folder, dir));
    const read = async (): Promise<string | null> =>
      (await this.firstReason(
        ['_index.md', '_index.markdown'].map((file) => path.posix.join(dir, file)),
        fieldsOfSection,
      )) ?? this.firstReason(dataFiles(path.posix.join(dir, name)), fieldsOfData);
    const reading = read();
    this.known.set(dir, reading);
    return reading;
  }

  private async firstReason(files: string[], fieldsOf: (text: string) => Fields[]): Promise<string | null> {
    for (const file of files) {
      const text = await readFile(path.join(this.folder, file), 'utf8').catch(() => null);
      if (text === null) continue;
      for (const fields of attempt(() => fieldsOf(text))) {
        const why = hiddenByFields(fields);
        if (why) return `in ${file}, ${why}`;
      }
    }
    return null;
  }
}

const dataFiles = (stem: string): string[] => [`${stem}.json`, `${stem}.11tydata.json`];

const fieldsOfData = (text: string): Fields[] => [fieldsIn(JSON.parse(text))];

/** Hugo gives what stands in `cascade` to all pages below; it may be a list. */
function fieldsOfSection(text: string): Fields[] {
  const fields = parseFrontMatter(text)?.fields ?? {};
  return [fields, ...[fieldOf(fields, 'cascade')].flat().map(fieldsIn)];
}

/** A file that cannot be read says nothing, as with the generators, which stop at it. */
function attempt(read: () => Fields[]): Fields[] {
  try {
    return read();
  } catch {
    return [];
  }
}
