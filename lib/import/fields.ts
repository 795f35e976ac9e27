export type Fields = Record<string, unknown>;

/** Generators and people write one key as `publishDate`, `publish_date`, `PublishDate`. */
export const keyOf = (name: string): string => name.toLowerCase().replace(/[-_\s]/g, '');

/** @param names in order of preference, each as `keyOf` writes it */
export function fieldOf(fields: Fields, ...names: string[]): unknown {
  for (const name of names) {
    if (Object.hasOwn(fields, name)) return fields[name];
    const key = Object.keys(fields).find((candidate) => keyOf(candidate) === name);
    if (key !== undefined) return fields[key];
  }
  return undefined;
}

export function fieldsIn(value: unknown): Fields {
  const isFields =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isFields ? (value as Fields) : {};
}

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

export function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = textOf(value).toLowerCase();
  if (['true', 'yes', 'y', 'on', '1'].includes(word)) return true;
  return ['false', 'no', 'n', 'off', '0'].includes(word) ? false : null;
}

export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
