import { TomlDate } from 'smol-toml';
import { fromWallTime, isTimeZone } from '@/lib/site/time-zone';

/** What clocks show, or a moment where the zone is known: minutes east of UTC, or an IANA name. */
type Parts = {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  zone?: number | string;
};

/** Zones by the letters that people write; those that several countries claim are read as in RFC 2822. */
const zones: Record<string, number> = {
  ...{
    z: 0,
    utc: 0,
    gmt: 0,
    ut: 0,
    wet: 0,
    bst: 60,
    cet: 60,
    west: 60,
    cest: 120,
    eet: 120,
    eest: 180,
    msk: 180,
  },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
  ...{ akst: -540, akdt: -480, hst: -600, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
};

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A date in any form that generators and people write, `2020-01-02`, `Jul 08 2022`, `Thu, 02 Jan 2020 10:00:00 GMT`,
 * seconds since 1970 among them. `01/02/2020` is none, because it means two
 * days; `24/12/2020` and `01.02.2020` mean one.
 * @param timeZone IANA name, for what has no zone of its own @returns null for what is no date of the calendar
 */
export function readDate(value: unknown, timeZone: string): Date | null {
  if (value instanceof Date) return ofDate(value, timeZone);
  const text = (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '').trim();
  if (text === '' || text.length > 100) return null;
  const parts = numeric(text) ?? inWords(text);
  return parts ? momentOf(parts, timeZone) : epoch(text);
}

/** A local date of TOML says what clocks show. */
function ofDate(date: Date, timeZone: string): Date | null {
  if (Number.isNaN(date.getTime())) return null;
  const isLocal = date instanceof TomlDate && date.isLocal();
  const plain = new Date(date.getTime());
  if (!isWithinReason(plain.getUTCFullYear())) return null;
  return isLocal ? fromWallTime(plain, timeZone) : plain;
}

const numericDay = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?|(\d{2})(\d{2}))(?!\d)/;
/** `24.12.2020` has the day first wherever it is written; of `24-12-2020` the number above twelve is the day. */
const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const cjkDay = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;

function numeric(text: string): Parts | null {
  const cjk = cjkDay.exec(text);
  const match = cjk ?? numericDay.exec(text);
  if (!match) return numericBackwards(text);
  const [year, month, day] = cjk ? cjk.slice(1) : [match[1], match[3] ?? match[5], match[4] ?? match[6]];
  const clock = clockOf(text.slice(match[0].length));
  return clock && { year: Number(year), month: Number(month), day: Number(day ?? 1), ...clock };
}

function numericBackwards(text: string): Parts | null {
  const match = dayFirst.exec(text);
  const clock = match && clockOf(text.slice(match[0].length));
  if (!match || !clock) return null;
  const [first, second, year] = [match[1], match[3], match[4]].map(Number) as [number, number, number];
  if (match[2] === '.' || first > 12) return { year, month: second, day: first, ...clock };
  return second > 12 ? { year, month: first, day: second, ...clock } : null;
}

/** `Thu, 2 Jan 2020`, `January 2nd, 2020`, `2 January 2020`, `Jan 2020`, and a time after it. */
function inWords(text: string): Parts | null {
  const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+/i, '');
  const match =
    /^(?:(?<first>\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?)?(?<name>[a-z]{3,9})\.?(?:[\s-]+(?<second>\d{1,2})(?:st|nd|rd|th)?)?,?[\s-]+(?<year>\d{4})(?!\d)/i.exec(
      bare,
    );
  const groups = match?.groups;
  if (!match || !groups || (groups.first && groups.second)) return null;
  const month = months.indexOf(groups.name!.slice(0, 3).toLowerCase()) + 1;
  if (month === 0 || !isMonth(groups.name!, month)) return null;
  const clock = clockOf(bare.slice(match[0].length));
  const day = Number(groups.first ?? groups.second ?? 1);
  return clock && { year: Number(groups.year), month, day, ...clock };
}

/** In English, January first. */
export const monthNames = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2020, index))),
);
const isMonth = (name: string, month: number): boolean =>
  monthNames[month - 1]!.toLowerCase().startsWith(name.toLowerCase()) || name.toLowerCase() === 'sept';

/** What follows the day: a time, with its zone; null where it is something else. */
function clockOf(rest: string): Partial<Parts> | null {
  const text = rest.trim().replace(/^(?:T|at\s|,|-\s|@)\s*/i, '');
  if (text === '') return {};
  // A day with a zone, as templates of Jekyll leave it where nobody writes a time.
  const dayZone = /^(?:[+-]\d{2}:?\d{2}|Z|UTC|GMT)$/i.test(text) ? zoneOf(text) : null;
  if (dayZone !== null) return { zone: dayZone };
  const match =
    /^(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*([ap])?\.?(?:m\.?)?\s*(.*)$/i.exec(text);
  if (!match || (match[2] === undefined && match[5] === undefined)) return null;
  const [, hours, minute, second, fraction, half, zoneText = ''] = match;
  const zone = zoneText.trim() === '' ? undefined : zoneOf(zoneText.trim());
  if (zone === null) return null;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (half !== undefined && (Number(hours) > 12 || hours === '0')) return null;
  const millisecond = fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0;
  return { hour, minute: Number(minute ?? 0), second: Number(second ?? 0), millisecond, zone };
}

function zoneOf(text: string): number | string | null {
  // As JavaScript writes it: `GMT+0100 (Central European Standard Time)`.
  const bare = text.replace(/\s*\([^)]*\)$/, '').replace(/^(?:GMT|UTC)(?=[+-]\d)/i, '');
  const offset = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(bare);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 14 * 60 ? null : offset[1] === '-' ? -minutes : minutes;
  }
  const known = Object.hasOwn(zones, bare.toLowerCase()) ? zones[bare.toLowerCase()] : undefined;
  return known ?? (bare.includes('/') && isTimeZone(bare) ? bare : null);
}

function momentOf(parts: Parts, timeZone: string): Date | null {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0, zone } = parts;
  if (!isWithinReason(year) || hour > 24 || minute > 59 || second > 60) return null;
  const wall = new Date(Date.UTC(year, month - 1, day));
  // 31 February would silently become 3 March.
  if (wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day) return null;
  wall.setUTCHours(hour, minute, second, millisecond);
  return typeof zone === 'number'
    ? new Date(wall.getTime() - zone * 60_000)
    : fromWallTime(wall, zone ?? timeZone);
}

/** Seconds or milliseconds since 1970, of which neither is a year. */
function epoch(text: string): Date | null {
  if (!/^\d{9,13}$/.test(text) || text.length === 11 || text.length === 12) return null;
  const date = new Date(Number(text) * (text.length === 13 ? 1 : 1000));
  return isWithinReason(date.getUTCFullYear()) ? date : null;
}

/** Go writes the year 1 for no date at all. */
const isWithinReason = (year: number): boolean => year >= 1900 && year <= 2999;

const dayInPath = /(?:^|\/)(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))(?=[-_/. ]|$)/g;

/** The day in a path, such as `2016/05/13/x`, `2016-5-3-x.md`, `2016-10-08_x.md` or `20160102-x.md`. */
export function dateInPath(file: string, timeZone: string): Date | null {
  for (const [, year, month, day, packedMonth, packedDay] of file.matchAll(dayInPath)) {
    const date = momentOf(
      { year: Number(year), month: Number(month ?? packedMonth), day: Number(day ?? packedDay) },
      timeZone,
    );
    if (date) return date;
  }
  return null;
}

/** A name without the day that it begins with. */
export const withoutDay = (name: string): string =>
  name.replace(/^\d{4}(?:[-.]\d{1,2}[-.]\d{1,2}|\d{4})[-_. ]+(?=.)/, '');
