import { ImportError } from '@/lib/import/import-error';

const dateInPath = /(?:^|\/)(\d{4})[-/](\d{2})[-/](\d{2})(?:[-/]|$)/;

/** `2026-03-01 10:00:00 +0200` and the like; without a zone it is UTC. @throws {ImportError} when it is none */
export function parseDate(value: unknown): Date {
  // A copy: a local date of TOML is a Date that writes itself without a zone, and PostgreSQL would add its own.
  if (value instanceof Date) return checked(new Date(value.getTime()), value);
  if (typeof value !== 'string') throw new ImportError(`the date ${JSON.stringify(value)} is not a date`);
  const match =
    /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s*(Z|UTC|[+-]\d{2}:?\d{2}))?)?$/i.exec(
      value.trim(),
    );
  if (!match) throw new ImportError(`the date "${value}" is not a date such as 2026-03-01`);
  const [, day = '', time = '00:00', zone = 'Z'] = match;
  const [year, month, date] = day.split('-');
  const iso = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  const offset = /^[+-]/.test(zone) ? zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2') : 'Z';
  // 31 February would silently become 3 March.
  checked(new Date(`${iso}T00:00Z`), value, iso);
  return checked(
    new Date(`${iso}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0')}${offset}`),
    value,
  );
}

export function dateOrNull(value: unknown): Date | null {
  try {
    return parseDate(value);
  } catch {
    return null;
  }
}

export function dateFromPath(path: string): Date | null {
  const match = dateInPath.exec(path);
  if (!match) return null;
  const iso = match.slice(1, 4).join('-');
  const date = new Date(`${iso}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? date : null;
}

function checked(date: Date, value: unknown, day?: string): Date {
  if (Number.isNaN(date.getTime()) || (day && !date.toISOString().startsWith(day))) {
    throw new ImportError(`the date "${String(value)}" is not in the calendar`);
  }
  return date;
}
