import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { parseDate } from '@/lib/import/publish-date';

test.each([
  ['date = 2026-03-01T10:00:00', '2026-03-01T10:00:00.000Z'],
  ['date = 2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['date = 2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
  ['date = "2026-3-1 9:05 +0200"', '2026-03-01T07:05:00.000Z'],
])('%s is the moment %s, zone included', (toml, moment) => {
  expect(parseDate(parse(toml).date).toISOString()).toBe(moment);
});

test.each(['2026-02-31', '2026-02-29T10:00', 'soon', '', 7, null])('%s is no date', (value) => {
  expect(() => parseDate(value)).toThrow(/date/);
});
