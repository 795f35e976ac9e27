import { TZDate } from '@date-fns/tz';

const written = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;

/**
 * ISO 8601 of a date as WordPress keeps it, once for Greenwich and once for the site; null for none, which it writes
 * as zeros. @param zone IANA name, for dates that are kept for the site alone
 */
export function dateOf(greenwich: string, local: string, zone: string): string | null {
  const gmt = partsOf(greenwich);
  if (gmt) return isoOf(Date.UTC(...gmt));
  const parts = partsOf(local);
  return parts ? isoOf(new TZDate(...parts, zone).getTime()) : null;
}

type Parts = [number, number, number, number, number, number];

function partsOf(text: string): Parts | null {
  const match = written.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return year === 0 || month === 0 || day === 0 ? null : [year, month - 1, day, hour, minute, second];
}

const isoOf = (time: number): string | null => (Number.isNaN(time) ? null : new Date(time).toISOString());

/** `Wed, 30 Jul 2014 14:01:46 +0000`; null where it is none, as `-0001` of drafts. */
export function feedDateOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) || time < Date.UTC(1970, 0, 1) || /-0001/.test(text)
    ? null
    : new Date(time).toISOString();
}
