import type { Properties, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { DROPPED_WHOLE } from '@/lib/markdown/sanitize-schema';

/** Elements are counted before and after; an attribute counts as dropped when its element stayed. */
export function droppedMarkup(before: Root, after: Root): string[] {
  const left = count(after);
  const lostElements = new Map<string, number>();
  const lost: [string, number][] = [];
  for (const [name, { total, attributes }] of count(before)) {
    const kept = left.get(name);
    const gone = total - (kept?.total ?? 0);
    if (gone > 0) lostElements.set(name, gone);
    if (gone === total) continue;
    for (const [attribute, times] of attributes) {
      const missing = times - (kept?.attributes.get(attribute) ?? 0);
      if (missing > 0) lost.push([`${attribute} on <${name}>`, missing]);
    }
  }
  return [...[...lostElements].map(([name, times]) => [`<${name}>`, times] as const), ...lost].map(
    ([what, times]) => (times === 1 ? what : `${what} (${times} times)`),
  );
}

type Counts = Map<string, { total: number; attributes: Map<string, number> }>;

function count(tree: Root): Counts {
  const counts: Counts = new Map();
  visit(tree, 'element', ({ tagName, properties }) => {
    const entry = counts.get(tagName) ?? { total: 0, attributes: new Map<string, number>() };
    counts.set(tagName, entry);
    entry.total += 1;
    // What stands in it goes with it, and need not be named.
    if (DROPPED_WHOLE.includes(tagName)) return SKIP;
    for (const [name, value] of Object.entries(properties)) {
      for (const attribute of attributesOf(name, value)) {
        entry.attributes.set(attribute, (entry.attributes.get(attribute) ?? 0) + 1);
      }
    }
  });
  return counts;
}

function attributesOf(name: string, value: Properties[string]): string[] {
  if (value === undefined || value === null) return [];
  if (name === 'className' && Array.isArray(value)) return value.map((className) => `class ${className}`);
  const hasScheme = typeof value === 'string' && /^[^/?#]*:/.test(value);
  return [(name === 'href' || name === 'src') && hasScheme ? `${name}="${shortened(value)}"` : name];
}

const shortened = (url: string): string => (url.length <= 80 ? url : `${url.slice(0, 79)}…`);
