import path from 'node:path';
import { decodePercent } from '@/lib/decode-percent';
import { slugify } from '@/lib/slug';

export type Known = { file: string; title: string; names: string[] };

/** What lies in the source, by whatever name texts call it. */
export class Library {
  private readonly documents = new Map<string, string>();
  private readonly files = new Map<string, string>();
  private readonly byName = new Map<string, string[]>();

  constructor(paths: Iterable<string>) {
    for (const file of paths) {
      this.files.set(file.toLowerCase(), file);
      const name = path.posix.basename(file).toLowerCase();
      const others = this.byName.get(name);
      if (others) others.push(file);
      else this.byName.set(name, [file]);
    }
  }

  addDocument({ file, title, names }: Known): void {
    const { dir, name, base } = path.posix.parse(file);
    const stem = path.posix.join(dir, name);
    const own = name === 'index' ? path.posix.basename(dir) : name;
    for (const key of [
      file,
      stem,
      base,
      own,
      ...(name === 'index' ? [dir] : []),
      ...names,
      title,
      slugify(own),
    ]) {
      const folded = fold(key);
      if (folded !== '' && !this.documents.has(folded)) this.documents.set(folded, file);
    }
  }

  /** By its path from the top, from the text or from anywhere, its name, its title or another name. */
  findDocument(wanted: string, from: string): string | null {
    const target = decodePercent(wanted).replace(/^@\//, '/').trim();
    const beside = path.posix.join(path.posix.dirname(from), target);
    for (const key of [beside, target]) {
      const found = this.documents.get(fold(key));
      if (found !== undefined) return found;
    }
    if (!target.includes('/')) return null;
    const end = fold(target);
    const name = this.documents.get(fold(path.posix.basename(target)));
    if (name !== undefined && (fold(name).endsWith(end) || fold(withoutEnd(name)).endsWith(end))) return name;
    return null;
  }

  /** As texts name any file: from where they are, from the top, or by its name where only one is called so. */
  findFile(wanted: string, from: string): string | null {
    const target = decodePercent(wanted)
      .replace(/[?#].*$/, '')
      .trim();
    const exact = this.findExactly(target, from);
    if (exact !== null) return exact;
    const sameName = this.byName.get(path.posix.basename(target).normalize('NFC').toLowerCase()) ?? [];
    const end = `/${fold(target.replace(/^(?:\.{0,2}\/)+/, ''))}`;
    const fitting = sameName.filter((file) => `/${file}`.toLowerCase().endsWith(end));
    return fitting.length === 1 || end.lastIndexOf('/') > 0 ? (fitting[0] ?? null) : null;
  }

  /** At the place that a path means, in whatever case it is written. */
  findExactly(target: string, from: string): string | null {
    const places = target.startsWith('/')
      ? ['', 'static', 'public', 'source', 'assets', 'content'].map((root) => `${root}${target}`)
      : [path.posix.join(path.posix.dirname(from), target), target, ...besideAssets(from, target)];
    for (const place of places) {
      const found = this.files.get(fold(place));
      if (found !== undefined) return found;
    }
    return null;
  }
}

/** Hexo keeps what belongs to `a.md` in a folder `a`. */
const besideAssets = (from: string, target: string): string[] => [path.posix.join(withoutEnd(from), target)];

const withoutEnd = (file: string): string => file.replace(/\.\w+$/, '');

const fold = (key: string): string =>
  key
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/$/, '')
    .trim();
