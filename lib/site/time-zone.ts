import { tzOffset } from '@date-fns/tz';

const MINUTE = 60_000;

export const timeZones = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export function isTimeZone(name: string): boolean {
  // `+01:00` would be one, too, and means the opposite to PostgreSQL.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The time on the clocks of a zone at a moment, written as if it were UTC. */
export const toWallTime = (moment: Date, timeZone: string): Date =>
  new Date(moment.getTime() + tzOffset(timeZone, moment) * MINUTE);

/** The first moment where the clocks show it twice, the one an hour later where they never do. */
export function fromWallTime(wall: Date, timeZone: string): Date {
  const offsetAt = (time: number) => tzOffset(timeZone, new Date(time)) * MINUTE;
  const [before, after] = [-1, 1].map((day) => offsetAt(wall.getTime() + day * 1440 * MINUTE));
  const candidates = [before!, after!].map((offset) => wall.getTime() - offset);
  const right = candidates.filter((time) => time + offsetAt(time) === wall.getTime());
  return new Date(right.length > 0 ? Math.min(...right) : candidates[0]!);
}
