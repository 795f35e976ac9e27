import { createHash } from 'node:crypto';
import type { SourceItem } from '@/lib/import/source-item';

/** Raise it when the importer makes something else of the same item, so that a run updates what it made before. */
const IMPORTER_VERSION = 3;

/** Without what PostgreSQL stores in no text: NUL, and halves of characters. */
export function cleanItem<Item extends SourceItem>(item: Item): Item {
  return cleaned(item) as Item;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}

/** What is told of an item, and is no part of it. */
const told = new Set(['notes', 'unusedFields']);

/** SHA-256 of all that something is made from. @param pictures hashes of those within the source, by their addresses */
export function hashOf(item: SourceItem, pictures: [url: string, hash: string][] = []): string {
  const parts = Object.entries(item)
    .filter(([name]) => !told.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([IMPORTER_VERSION, parts, pictures]))
    .digest('hex');
}
