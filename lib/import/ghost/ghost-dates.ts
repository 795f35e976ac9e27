/** ISO 8601 of a date as Ghost has had it: milliseconds, `2020-01-02 03:04:05` of Greenwich, or ISO. Null for none. */
export function ghostDate(value: unknown): string | null {
  if (typeof value === 'number') return isoOf(value);
  if (typeof value !== 'string' || value === '') return null;
  if (/^\d{12,14}$/.test(value)) return isoOf(Number(value));
  const plain = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/.exec(value.trim());
  return isoOf(Date.parse(plain ? `${plain[1]}T${plain[2] ?? '00:00'}Z` : value));
}

function isoOf(time: number): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999
    ? null
    : date.toISOString();
}
