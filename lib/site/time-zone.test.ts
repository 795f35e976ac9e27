import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWallTime, isTimeZone, timeZones, toWallTime } from '@/lib/site/time-zone';

const utc = (text: string) => new Date(`${text}Z`);

test.each([
  ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00'],
  ['2026-01-01T12:00', 'Europe/Berlin', '2026-01-01T11:00'],
  ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15'],
  ['2026-01-01T00:00', 'Pacific/Apia', '2025-12-31T11:00'],
  // Shown twice: the first; never shown: an hour later.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30'],
])('%s in %s is %s', (wall, zone, moment) => {
  expect(fromWallTime(utc(wall), zone)).toEqual(utc(moment));
});

test('whatever the moment and the zone, its wall time leads back to it or to the other hour of that name', () => {
  const zone = fc.constantFrom(...timeZones());
  const moment = fc.date({ min: utc('1970-01-02T00:00'), max: utc('2100-01-01T00:00'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, moment, (name, exact) => {
      const date = new Date(Math.floor(exact.getTime() / 60_000) * 60_000);
      const back = fromWallTime(toWallTime(date, name), name);
      expect(toWallTime(back, name)).toEqual(toWallTime(date, name));
      expect(back.getTime()).toBeLessThanOrEqual(date.getTime());
    }),
  );
});

test.each(['UTC', 'Europe/Berlin', 'Asia/Calcutta', 'america/new_york'])('%s is a zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

test.each(['', '+01:00', 'Berlin', 'CEST+2', "UTC'; --"])('%j is none', (name) => {
  expect(isTimeZone(name)).toBe(false);
});
