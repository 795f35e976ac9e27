import { keyOf, fieldsIn, textOf, type Fields } from '@/lib/import/fields';

/** The fields of a file, which remember what was read of them: the rest is named to the owner. */
export class ReadFields {
  private readonly used = new Set<string>();

  constructor(private readonly fields: Fields) {}

  /** The first of these fields that is there. @param names in order of preference, each as `keyOf` writes it */
  get(...names: string[]): unknown {
    for (const name of names) {
      const key = this.keyNamed(name);
      if (key === undefined) continue;
      this.used.add(key);
      return this.fields[key];
    }
    return undefined;
  }

  /** As `get`, of those that are not empty. */
  text(...names: string[]): string {
    for (const name of names) {
      const key = this.keyNamed(name);
      const text = key === undefined ? '' : wordsOf(this.fields[key]);
      if (key === undefined || text === '') continue;
      this.used.add(key);
      return text;
    }
    return '';
  }

  /** What is read elsewhere, or says nothing about a post. */
  markUsed(...names: string[]): void {
    for (const name of names) {
      const key = this.keyNamed(name);
      if (key !== undefined) this.used.add(key);
    }
  }

  all(): Fields {
    return this.fields;
  }

  /** Fields of themes are named with their table: `extra.team`. */
  unused(): string[] {
    return Object.entries(this.fields).flatMap(([key, value]) => {
      if (this.used.has(key)) return [];
      const inner = ['extra', 'params'].includes(keyOf(key)) ? Object.keys(fieldsIn(value)) : [];
      return inner.length > 0 ? inner.map((name) => `${key}.${name}`.slice(0, 100)) : [key.slice(0, 100)];
    });
  }

  private keyNamed(name: string): string | undefined {
    if (Object.hasOwn(this.fields, name)) return name;
    return Object.keys(this.fields).find((key) => keyOf(key) === name);
  }
}

/** Of a title, `true` is a word; of a text over several languages the first counts. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'boolean' ? String(value) : textOf(value);
