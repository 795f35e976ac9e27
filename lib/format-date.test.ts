import { expect, test } from 'vitest';
import { formatDate, formatMonth } from '@/lib/format-date';

const date = new Date('2026-11-22T23:30:00Z');

test.each([
  ['en', 'UTC', '22 November 2026', '22 November', '22 November 2026 at 23:30 UTC'],
  ['en', 'Europe/Berlin', '23 November 2026', '23 November', '23 November 2026 at 00:30 CET'],
  ['de', 'America/New_York', '22. November 2026', '22. November', '22. November 2026 um 18:30 GMT-5'],
  ['ja', 'Asia/Tokyo', '2026年11月23日', '11月23日', '2026年11月23日 08:30 JST'],
])('in %s and %s', (language, timeZone, day, short, moment) => {
  const style = { language, timeZone };
  expect(formatDate(date, style)).toBe(day);
  expect(formatDate(date, style, 'day')).toBe(short);
  expect(formatDate(date, style, 'moment')).toBe(moment);
});

test('months are named in the language of the site', () => {
  const english = { language: 'en', timeZone: 'Pacific/Auckland' };
  expect(formatMonth(2026, 11, english)).toBe('November');
  expect(formatMonth(2026, 1, english, 'monthOfYear')).toBe('January 2026');
  expect(formatMonth(2026, 1, { language: 'ja', timeZone: 'UTC' }, 'monthOfYear')).toBe('2026年1月');
});
